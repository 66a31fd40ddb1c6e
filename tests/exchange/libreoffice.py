"""LibreOffice as people use it: a workbook opened, edited by hand and saved, by a macro of its own in a profile of its own."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (Debian: libreoffice-calc) is not installed"
)
_BASIC = "user/basic/Standard"
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Edits"/></library:library>
"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/"
 xlink:type="simple" library:link="false"/>
</library:libraries>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edits" script:language="StarBasic">
Sub Work(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim book As Object, sheet As Object, hand As Object
  book = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  sheet = book.Sheets.getByIndex(1)
{edits}
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL(target, how())
  book.close(True)
  Dim mark As Integer
  mark = FreeFile
  Open ConvertFromURL(target + ".done") For Output As #mark
  Close #mark
End Sub
</script:module>
"""


@dataclass(frozen=True)
class LibreOffice:
    """A profile in a folder of its own, so that nothing of the person at this computer is touched."""

    folder: Path

    def saved_again(self, path: Path) -> Path:
        """The workbook as LibreOffice writes it where it was only opened and saved."""
        out = self.folder / "saved"
        self._run("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(path))
        return out / path.name

    def edited(self, path: Path, edits: str) -> Path:
        """The workbook after these lines of Basic; `book` is the workbook, `sheet` its first sheet of records."""
        basic = self.folder / "profile" / _BASIC
        if not basic.exists():  # LibreOffice fills a profile when it first starts, over whatever lies there
            self.saved_again(path)
        basic.mkdir(parents=True, exist_ok=True)
        lines = "\n".join(f"  {line.strip()}" for line in edits.strip().splitlines())
        module = _MODULE.replace("{edits}", lines.replace("&", "&amp;").replace('"', "&quot;"))
        (basic / "Edits.xba").write_text(module, encoding="utf-8")
        (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
        (basic.parent / "script.xlc").write_text(_LIBRARIES, encoding="utf-8")
        out = self.folder / f"edited-{path.name}"
        self._run(f'macro:///Standard.Edits.Work("{path.as_uri()}","{out.as_uri()}")')
        assert out.with_name(out.name + ".done").exists(), "the macro stopped on the way"
        return out

    def _run(self, *words: str) -> None:
        profile = f"-env:UserInstallation={(self.folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--norestore", *words]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
