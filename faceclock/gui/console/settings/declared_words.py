"""What the settings' declarations say, named for the translations; written by tools/declared_words.py."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES = (
    QT_TRANSLATE_NOOP("Declared", "Site"),
    QT_TRANSLATE_NOOP("Declared", "Kiosk"),
    QT_TRANSLATE_NOOP("Declared", "Check-ins"),
    QT_TRANSLATE_NOOP("Declared", "Hours"),
    QT_TRANSLATE_NOOP("Declared", "Recognition"),
    QT_TRANSLATE_NOOP("Declared", "Picture quality"),
    QT_TRANSLATE_NOOP("Declared", "Live check"),
    QT_TRANSLATE_NOOP("Declared", "Enrolment"),
    QT_TRANSLATE_NOOP("Declared", "Training"),
    QT_TRANSLATE_NOOP("Declared", "Reports"),
    QT_TRANSLATE_NOOP("Declared", "Backup"),
    QT_TRANSLATE_NOOP("Declared", "People who left"),
    QT_TRANSLATE_NOOP("Declared", "Audit"),
    QT_TRANSLATE_NOOP("Declared", "s"),
    QT_TRANSLATE_NOOP("Declared", "min"),
    QT_TRANSLATE_NOOP("Declared", "days"),
    QT_TRANSLATE_NOOP("Declared", "px"),
    QT_TRANSLATE_NOOP("Declared", "%"),
    QT_TRANSLATE_NOOP("Declared", "As the computer"),
    QT_TRANSLATE_NOOP("Declared", "Light"),
    QT_TRANSLATE_NOOP("Declared", "Dark"),
    QT_TRANSLATE_NOOP("Declared", "English"),
    QT_TRANSLATE_NOOP("Declared", "中文"),
    QT_TRANSLATE_NOOP("Declared", "Off"),
    QT_TRANSLATE_NOOP("Declared", "A network looks"),
    QT_TRANSLATE_NOOP("Declared", "A network looks; head turns when unsure"),
    QT_TRANSLATE_NOOP("Declared", "A network looks, and head turns always"),
    QT_TRANSLATE_NOOP("Declared", "Company"),
    QT_TRANSLATE_NOOP("Declared", "Shown at the top of the kiosk."),
    QT_TRANSLATE_NOOP("Declared", "Place"),
    QT_TRANSLATE_NOOP("Declared", "Which entrance this kiosk stands at."),
    QT_TRANSLATE_NOOP("Declared", "Its name stands with every check-in."),
    QT_TRANSLATE_NOOP("Declared", "Time zone"),
    QT_TRANSLATE_NOOP("Declared", "Such as Europe/Berlin; empty takes the computer's own."),
    QT_TRANSLATE_NOOP("Declared", "Camera"),
    QT_TRANSLATE_NOOP(
        "Declared",
        "'auto' takes the first that works; else its number, name or network address, a file, or 'demo'.",
    ),
    QT_TRANSLATE_NOOP("Declared", "Style"),
    QT_TRANSLATE_NOOP("Declared", "Light or dark windows."),
    QT_TRANSLATE_NOOP("Declared", "Language"),
    QT_TRANSLATE_NOOP("Declared", "Of kiosk and console."),
    QT_TRANSLATE_NOOP("Declared", "Sound"),
    QT_TRANSLATE_NOOP("Declared", "A short sound at each result."),
    QT_TRANSLATE_NOOP("Declared", "Detection size"),
    QT_TRANSLATE_NOOP(
        "Declared", "Longest side of the picture that is searched for faces; larger finds faces farther away."
    ),
    QT_TRANSLATE_NOOP("Declared", "Time to undo"),
    QT_TRANSLATE_NOOP("Declared", "For so long a check-in can be taken back at the kiosk."),
    QT_TRANSLATE_NOOP("Declared", "Ask for the direction"),
    QT_TRANSLATE_NOOP(
        "Declared", "Below this probability the window asks whether somebody comes or goes; 0: never."
    ),
    QT_TRANSLATE_NOOP("Declared", "Offer breaks"),
    QT_TRANSLATE_NOOP(
        "Declared", "The window offers the break, or the way back from it, beside coming and going."
    ),
    QT_TRANSLATE_NOOP("Declared", "Same visit"),
    QT_TRANSLATE_NOOP(
        "Declared", "Who is seen again within this time is on the same visit and is not punched anew."
    ),
    QT_TRANSLATE_NOOP("Declared", "Duplicate interval"),
    QT_TRANSLATE_NOOP("Declared", "A second punch within this time is kept, but does not count."),
    QT_TRANSLATE_NOOP("Declared", "Four eyes"),
    QT_TRANSLATE_NOOP("Declared", "Who approves a correction must be somebody else than who asked for it."),
    QT_TRANSLATE_NOOP("Declared", "Model pack"),
    QT_TRANSLATE_NOOP("Declared", "The network that recognises faces; empty takes the first found."),
    QT_TRANSLATE_NOOP("Declared", "Strangers let through"),
    QT_TRANSLATE_NOOP("Declared", "Highest expected share of strangers that are taken for somebody (FPIR)."),
    QT_TRANSLATE_NOOP("Declared", "False match rate"),
    QT_TRANSLATE_NOOP("Declared", "Loosest rate of a single comparison (FMR)."),
    QT_TRANSLATE_NOOP("Declared", "Margin"),
    QT_TRANSLATE_NOOP("Declared", "The best person must lead the next one by this similarity."),
    QT_TRANSLATE_NOOP("Declared", "Pictures before a decision"),
    QT_TRANSLATE_NOOP("Declared", "Good pictures that are averaged before a decision."),
    QT_TRANSLATE_NOOP("Declared", "Processor cores"),
    QT_TRANSLATE_NOOP("Declared", "Processor cores that recognition may use."),
    QT_TRANSLATE_NOOP("Declared", "Nearness"),
    QT_TRANSLATE_NOOP("Declared", "Higher: people must come closer. In percent of the standard."),
    QT_TRANSLATE_NOOP("Declared", "Looking straight"),
    QT_TRANSLATE_NOOP("Declared", "Higher: heads may be turned less. In percent of the standard."),
    QT_TRANSLATE_NOOP("Declared", "Light on the face"),
    QT_TRANSLATE_NOOP(
        "Declared", "Higher: faces must be lighter, and lit more evenly. In percent of the standard."
    ),
    QT_TRANSLATE_NOOP("Declared", "Sharpness"),
    QT_TRANSLATE_NOOP("Declared", "Higher: less blur is let pass. In percent of the standard."),
    QT_TRANSLATE_NOOP("Declared", "How people are told from pictures of them."),
    QT_TRANSLATE_NOOP("Declared", "Live check's model pack"),
    QT_TRANSLATE_NOOP("Declared", "Name or folder; empty takes the pack's own, else the first add-on found."),
    QT_TRANSLATE_NOOP("Declared", "Keep enrolment pictures"),
    QT_TRANSLATE_NOOP("Declared", "Of people who agreed; another pack then needs nobody to come again."),
    QT_TRANSLATE_NOOP("Declared", "Python for training"),
    QT_TRANSLATE_NOOP(
        "Declared", "The one with torch, where training is installed apart; empty takes the program's own."
    ),
    QT_TRANSLATE_NOOP("Declared", "Font of PDF reports"),
    QT_TRANSLATE_NOOP(
        "Declared", "A font file, or a family such as Noto Sans CJK SC; empty takes the best one found."
    ),
    QT_TRANSLATE_NOOP("Declared", "Backup folder"),
    QT_TRANSLATE_NOOP(
        "Declared", "Where backups are put by themselves, best on another disk; empty: none are."
    ),
    QT_TRANSLATE_NOOP("Declared", "Back up every"),
    QT_TRANSLATE_NOOP("Declared", "Time from one backup to the next."),
    QT_TRANSLATE_NOOP("Declared", "Backups kept"),
    QT_TRANSLATE_NOOP("Declared", "Older ones in that folder are deleted."),
    QT_TRANSLATE_NOOP("Declared", "Delete faces after leaving"),
    QT_TRANSLATE_NOOP(
        "Declared", "Time after somebody left until templates, pictures, portrait and PIN are deleted."
    ),
    QT_TRANSLATE_NOOP("Declared", "Delete the person after leaving"),
    QT_TRANSLATE_NOOP(
        "Declared", "Time after somebody left until the name goes too; punches stay by ID. 0: never."
    ),
    QT_TRANSLATE_NOOP("Declared", "Folder for audit checkpoints"),
    QT_TRANSLATE_NOOP("Declared", "Where one is put once a day, best on another machine; empty: none are."),
)
