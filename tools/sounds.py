"""Makes assets/sounds: three short sounds out of sine tones, loud enough for a hall and over at once."""

import wave
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "sounds"
RATE = 44_100
FADE = 0.012  # seconds at either end, so that nothing clicks
LOUDNESS = 0.5

# Rising for a punch, level for one that was there already, falling for a refusal: (hertz, seconds).
SOUNDS = {
    "ok": [(659.26, 0.09), (987.77, 0.16)],
    "suppressed": [(659.26, 0.08), (0, 0.04), (659.26, 0.12)],
    "refused": [(392.0, 0.14), (293.66, 0.22)],
}


def tone(hertz: float, seconds: float) -> np.ndarray:
    """A tone with its octave, faded in and out; samples in [-1, 1]."""
    time = np.arange(round(seconds * RATE)) / RATE
    wave_form = 0.8 * np.sin(2 * np.pi * hertz * time) + 0.2 * np.sin(4 * np.pi * hertz * time)
    edge = np.minimum(1, np.minimum(time, time[::-1]) / FADE)
    return wave_form * edge


def write(name: str, notes: list[tuple[float, float]]) -> None:
    samples = np.concatenate([tone(*note) for note in notes]) * LOUDNESS
    with wave.open(str(FOLDER / f"{name}.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((samples * 32767).astype("<i2").tobytes())


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, notes in SOUNDS.items():
        write(name, notes)
