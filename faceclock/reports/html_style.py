"""The style of a report's page. It follows the reader's light or dark system, and paper is white."""

from collections.abc import Mapping

from faceclock.reports.palette import DARK, LIGHT

_RULES = """
*{box-sizing:border-box}
html{color-scheme:light dark}
body{margin:0;padding:32px;background:var(--bg);color:var(--text);font:14px/1.45 Inter,"Noto Sans","Segoe UI",
"SF Pro Text","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif;
font-variant-numeric:tabular-nums}
main{max-width:1560px;margin:0 auto}
h1{font-size:24px;margin:0}
h2{font-size:18px;margin:0 0 4px}
.company{font-size:12px;color:var(--muted);margin:0 0 4px}
.sub,.about,.notes,.empty,footer{color:var(--muted);margin:4px 0 0}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:20px 0}
.card{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:16px}
.figures .card{padding:12px 16px}
.figure-label,.figure-hint{font-size:12px;color:var(--muted);min-height:17px}
.figure-hint.warn{color:var(--warn)}
.figure-hint.bad{color:var(--bad)}
.figure-value{font-size:24px;font-weight:600;line-height:1.3}
.charts{display:grid;grid-template-columns:1fr 1fr;gap:16px;margin:0 0 20px}
@media(max-width:840px){.charts{grid-template-columns:1fr}}
.charts .about{margin:0 0 8px;font-size:12px}
svg{display:block;width:100%;height:auto}
svg text{font-family:inherit}
.table{overflow:auto;max-height:92vh;margin:0 0 20px;padding:0 0 4px}
.table h2{padding:16px 16px 0}
table{border-collapse:collapse;width:100%;font-size:13px}
th,td{padding:6px 10px;text-align:left;white-space:nowrap;border-bottom:1px solid var(--line)}
th:first-child,td:first-child{padding-left:16px}
th:last-child,td:last-child{padding-right:16px}
thead th{position:sticky;top:0;background:var(--surface);color:var(--muted);font-size:12px;font-weight:600;
vertical-align:bottom;z-index:2}
.n{text-align:right}
.dense{font-size:11px}
.dense th,.dense td{padding:6px 5px}
.dense .g{text-align:right;padding:6px 3px}
.dense tr>:first-child{padding-left:16px}
.dense thead th{font-size:11px}
.dense tr:not(.group)>:first-child{position:sticky;left:0;background:var(--surface);z-index:1;max-width:220px}
.dense thead tr:not(.group)>:first-child{z-index:3}
.table{position:relative}
.name{max-width:260px;overflow:hidden;text-overflow:ellipsis}
.group th{background:var(--bg);text-align:left;font-weight:600;white-space:normal;overflow-wrap:anywhere}
.group span{color:var(--muted);font-weight:400}
.sum td{font-weight:600}
tfoot td{font-weight:600;border-top:1px solid var(--muted);border-bottom:0}
.muted{color:var(--muted)}
td.shade{background:var(--bg)}
.ok{color:var(--ok)}
.warn{color:var(--warn)}
.bad{color:var(--bad)}
.chip{display:inline-block;padding:1px 8px;border-radius:10px;font-size:12px;background:var(--bg)}
.chip.ok{background:var(--ok-soft)}
.chip.warn{background:var(--warn-soft)}
.chip.bad{background:var(--bad-soft)}
.empty{padding:12px 16px 16px}
.notes{font-size:12px;padding:0 0 0 16px}
footer{font-size:12px;margin-top:16px}
@media screen and (max-width:600px){
body{padding:16px 12px}
.chart{overflow-x:auto}
.chart svg{width:620px}
}
@media print{
@page{size:A4 landscape;margin:12mm}
body{padding:0;background:#fff;font-size:10px;print-color-adjust:exact;-webkit-print-color-adjust:exact}
table{font-size:8.5px}
.dense{font-size:6.5px}
th,td{padding:2px 4px}
.dense .g{padding:2px 1px}
.dense th,.dense td{padding:2px 3px}
.dense thead th{font-size:6.5px}
thead th{position:static}
thead{display:table-header-group}
tr,.card.chart{break-inside:avoid}
h2,.group{break-after:avoid}
.dense tr:not(.group)>:first-child{position:static;max-width:110px}
.table{overflow:visible;max-height:none;border:0;padding:0}
.figure-value{font-size:16px}
.charts{grid-template-columns:1fr 1fr}
}
"""


def style() -> str:
    """The whole style sheet."""
    dark = f"@media screen and (prefers-color-scheme:dark){{:root{{{_variables(DARK)}}}}}"
    return f":root{{{_variables(LIGHT)}}}\n{dark}{_RULES}"


def _variables(palette: Mapping[str, str]) -> str:
    return ";".join(f"--{name}:{value}" for name, value in palette.items())
