"""Problems that come from below are said in the language of the window."""

import importlib.util
from pathlib import Path

import pytest

from faceclock.app.console.logins import Logins
from faceclock.domain.errors import InputProblem
from faceclock.gui.console.problems import in_words
from faceclock.gui.language import Translations
from faceclock.settings.model import Language

pytestmark = pytest.mark.gui
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def chinese(qapp):
    translations = Translations()
    translations.use(Language.CHINESE)
    yield
    translations.use(Language.ENGLISH)


def test_a_real_problem_keeps_its_values(chinese, console_site, owner):
    with pytest.raises(InputProblem) as raised:
        Logins(console_site).make_owner("Eve", "correct horse")
    assert in_words(str(raised.value)) == "本单位已有所有者；请直接登录。"
    assert in_words("There is an account Zoë {0} already; choose another name.") == (
        "已有账户 Zoë {0}；请选择其他名称。"
    )


def test_a_problem_within_a_problem_is_translated_too(chinese):
    said = in_words("The demo cannot be prepared with this pack: The picture shows no face; take it again.")
    assert said == "此模型包无法用于准备演示：照片中没有人脸；请重新拍摄。"


def test_what_nobody_translated_stays(chinese):
    assert in_words("Something else happened.") == "Something else happened."


def test_english_stays_english(qapp):
    assert in_words("Nobody is in team red; it may have been renamed already.").startswith(
        "Nobody is in team red"
    )


def test_every_problem_of_the_code_is_translated():
    spec = importlib.util.spec_from_file_location(
        "problem_sentences", ROOT / "tools" / "problem_sentences.py"
    )
    assert spec and spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.faults("zh_CN") == []
