"""In which line of a TOML document something stands; the standard parser does not tell."""

import re

Place = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)([^\[\]]+)\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")


class Lines:
    """Made of a valid document. What stands inside of a value has the line where the value begins."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Place, int] = {(): 1}
        self._counts: dict[Place, int] = {}
        table: Place = ()
        array: Place | None = None  # one entry a line, as the writer makes them
        for number, line in enumerate(text.splitlines(), start=1):
            if header := _HEADER.match(line):
                table = self._begun(_names(header[2]), array=len(header[1]) == 2)
                self._lines.setdefault(table, number)
            elif key := _KEY.match(line):
                place = (*table, *_names(key[1]))
                self._lines.setdefault(place, number)
                array = place if line[key.end() :].strip() == "[" else None
            elif array and line.lstrip().startswith(("{", '"', "'")):
                self._counts[array] = self._counts.get(array, 0) + 1
                self._lines[(*array, self._counts[array] - 1)] = number

    def of(self, place: Place) -> int:
        """The line of a key or entry, such as ("shift", 2, "end"), or of what is nearest around it."""
        while place not in self._lines:
            place = place[:-1]
        return self._lines[place]

    def _begun(self, names: list[str], *, array: bool) -> Place:
        """The place of a table with the numbers of the entries that it is in."""
        place: Place = ()
        for name in names[:-1]:
            place = self._inside((*place, name))
        place = (*place, names[-1])
        if not array:
            return place
        self._counts[place] = self._counts.get(place, 0) + 1
        return self._inside(place)

    def _inside(self, place: Place) -> Place:
        count = self._counts.get(place)
        return place if count is None else (*place, count - 1)


def _names(dotted: str) -> list[str]:
    return [name.strip().strip("\"'") for name in dotted.split(".")]
