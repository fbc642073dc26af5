"""Settings: every mistake is reported with its place; names from titles are safe whatever the title."""

from __future__ import annotations

import keyword
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientgen.diagnostics import CATALOGUE, Collector
from clientgen.settings import Allow, Settings, beside

ALLOWABLE = next(code for code, entry in CATALOGUE.items() if entry.allowable)


def load(tmp_path: Path, text: str) -> tuple[Settings, list[str]]:
    """The settings, and each finding as ``code line:column message | help``."""
    path = tmp_path / "client.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    collector = Collector()
    settings = Settings.load(path, collector)
    found = []
    for item in collector.diagnostics:
        assert item.span is None or item.span.file == str(path)
        place = f"{item.span.line}:{item.span.column}" if item.span else "-"
        found.append(f"{item.code} {place} {item.message} | {item.help}")
    return settings, found


def test_all_settings(tmp_path: Path) -> None:
    text = f"""
distribution = "my-client"
package = "my_client"
client = "Mine"
version = "1.2.3rc1"
licence = "Apache-2.0 OR MIT"
summary = "A client."
source = "spec/mine"
out = "../out"
strict_names = true
[[allow]]
code = "{ALLOWABLE}"
at = "#/webhooks"
reason = "we do not receive calls"
[proof]
programs = ["../examples/use.py"]
"""
    settings, found = load(tmp_path, text)
    assert found == []
    assert settings.programs == ("../examples/use.py",)
    assert settings.completed("Title") == settings
    assert (settings.package, settings.client_name, settings.version) == (
        "my_client",
        "Mine",
        "1.2.3rc1",
    )
    assert settings.out == tmp_path.parent / "out"
    assert settings.strict_names
    assert settings.allow == (Allow(ALLOWABLE, "#/webhooks", "we do not receive calls"),)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ('\npakage = "x"', "CFG02 2:1 unknown setting `pakage` | did you mean `package`?"),
        ('package = "my"\n  zzz = 1', "CFG02 2:3 unknown setting `zzz` | there are: "),
        ("proof = 1", "CFG03 1:1 `proof` is not a table: write [proof]"),
        (
            "[proof]\nprogrammes = []",
            "CFG02 2:1 unknown setting `programmes` | did you mean `programs`?",
        ),
        ("[proof]\nprograms = 'x'", "CFG03 2:1 `programs` is not a list of paths"),
        ('[proof]\nprograms = ["a\\u0000"]', "CFG03 2:1 `programs` is not a list of paths"),
        ("[owner]\nname = 1", "CFG02 1:1 unknown setting `owner`"),
        ('package = "2much"', "CFG03 1:1 `package` is not an import name"),
        ('package = "class"', "CFG03 1:1 `package` is the keyword 'class'"),
        ('package = "a.b"', "CFG03 1:1 `package` is not an import name"),
        ('package = "../x"', "CFG03 1:1 `package` is not an import name"),
        ('distribution = "a b"', "CFG03 1:1 `distribution` is not"),
        ('client = "mine"', "CFG03 1:1 `client` is not a class name"),
        ('client = "X(object): pass"', "CFG03 1:1 `client` is not a class name"),
        ('version = "one"', "CFG03 1:1 `version` is not a version"),
        ('version = "1.0\\"; import os"', "CFG03 1:1 `version` is not a version"),
        ("version = 1", "CFG03 1:1 `version` is not a version"),
        ('licence = "a\\nb"', "CFG03 1:1 `licence` is not an SPDX expression"),
        ('summary = "a\\nb"', "CFG03 1:1 `summary` is not one line"),
        ("strict_names = 1", "CFG03 1:1 `strict_names` is not true or false"),
        ("allow = 3", "CFG03 1:1 `allow` is not a list of tables"),
        (f'[[allow]]\ncode = "{ALLOWABLE}"\nat = "#/x"', "CFG04 1:1 the exemption of "),
        (
            f'[[allow]]\ncode = "{ALLOWABLE}"\nat = "#/x"\nreason = " "',
            "CFG04 1:1 the exemption of ",
        ),
        ('[[allow]]\nat = "#/x"\nreason = "r"', "CFG03 1:1 an exemption names a `code`"),
        ('[[allow]]\ncode = "XXX99"\nat = "#/x"\nreason = "r"', "CFG03 1:1 there is no code XXX99"),
        (
            '[[allow]]\ncode = "SRC03"\nat = "#/x"\nreason = "r"',
            "CFG03 1:1 SRC03 cannot be exempted",
        ),
        (
            f'[[allow]]\ncode = "{ALLOWABLE}"\nat = "paths"\nreason = "r"',
            "CFG03 1:1 paths is not a JSON Pointer",
        ),
        (
            f'[[allow]]\ncode = "{ALLOWABLE}"\nat = "#/x"\nreason = "r"\nuntil = 1',
            "CFG02 5:1 unknown setting `until`",
        ),
        ("a = \nb", "CFG01 1:5 Invalid value"),
        ("\ud800", "CFG01 1:1 not UTF-8"),
    ],
)
def test_a_mistake_is_reported(tmp_path: Path, text: str, finding: str) -> None:
    _, found = load(tmp_path, text)
    assert len(found) == 1
    assert found[0].startswith(finding)


def test_all_mistakes_come_at_once(tmp_path: Path) -> None:
    _, found = load(tmp_path, 'package = 1\nclient = "x"\nfoo = 1\n[[allow]]\n[[allow]]\n')
    assert [item[:9] for item in found] == [
        "CFG02 3:1",
        "CFG03 1:1",
        "CFG03 2:1",
        "CFG03 4:1",
        "CFG03 5:1",
    ]


def test_a_byte_order_mark_is_fine(tmp_path: Path) -> None:
    assert load(tmp_path, '\ufeffpackage = "x"')[0].package == "x"


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    collector = Collector()
    Settings.load(tmp_path / "absent.toml", collector)
    assert [item.code for item in collector.diagnostics] == ["CFG01"]


def test_the_file_beside_the_document(tmp_path: Path) -> None:
    assert beside(tmp_path / "openapi.yaml") is None
    (tmp_path / "client.toml").touch()
    assert beside(tmp_path / "openapi.yaml") == tmp_path / "client.toml"


@pytest.mark.parametrize(
    ("title", "package", "client"),
    [
        (
            "Swagger Petstore - OpenAPI 3.0",
            "swagger_petstore_open_api_3_client",
            "SwaggerPetstoreOpenAPI3Client",
        ),
        ("ModelArts", "model_arts_client", "ModelArtsClient"),
        ("HTTPBin API", "http_bin_api_client", "HTTPBinAPIClient"),
        ("json", "json_client", "JsonClient"),
        ("class", "class_client", "ClassClient"),
        ("Pets Client", "pets_client", "PetsClient"),
        ("2ch", "api_2_ch_client", "Api2ChClient"),
        ("", "api_client", "ApiClient"),
        ("模型", "api_client", "ApiClient"),
        ("../../etc/passwd", "etc_passwd_client", "EtcPasswdClient"),
        ('"; import os; os.system("x")', "import_os_os_system_x_client", "ImportOsOsSystemXClient"),
    ],
)
def test_names_from_a_title(title: str, package: str, client: str) -> None:
    settings = Settings.derive(title)
    assert (settings.package, settings.client_name) == (package, client)
    assert settings.distribution == package.replace("_", "-")
    assert settings.version == "0.1.0"


@given(st.text(st.characters(codec=None)), st.text(st.characters(codec=None)))
def test_any_title_gives_safe_names(title: str, source: str) -> None:
    settings = Settings.derive(title, source=source)
    assert re.fullmatch(r"[a-z][a-z0-9_]*_client", settings.package)
    assert not keyword.iskeyword(settings.package)
    assert re.fullmatch(r"[A-Z][A-Za-z0-9]*Client", settings.client_name)
    assert len(settings.package) < 200
    assert settings.summary.isprintable()
    assert re.fullmatch(r"[\w./ -]+", settings.source)
    settings.summary.encode()


def test_a_distribution_gives_the_package() -> None:
    assert Settings(distribution="Acme.Pets-sdk").completed("x").package == "acme_pets_sdk"
