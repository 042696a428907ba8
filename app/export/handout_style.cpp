// How a handout looks on paper. The sheet knows black, white and two greys.
#include "app/export/handout_parts.h"

namespace asynchio {
namespace {

// Widths are those of the narrower paper's text, so that both sizes look alike.
constexpr std::string_view kStyle = R"css(
* { box-sizing: border-box; }
html { background: #fff; color: #000; }
body { font: 10pt/1.38 system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif; margin: 0 auto; max-width: 182mm; }
section { break-after: page; position: relative; }
section:last-child { break-after: auto; }
h1 { font-size: 17pt; line-height: 1.15; margin: 0 0 1.5mm; }
h2 { font-size: 11.5pt; margin: 3.5mm 0 1.5mm; clear: both; border-bottom: 0.4mm solid #000; break-after: avoid; }
h3 { font-size: 10pt; margin: 3mm 0 1mm; break-after: avoid; }
p { margin: 0 0 1.5mm; }
svg { display: block; width: 100%; height: auto; break-inside: avoid; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 1mm 1.6mm; border: 0.2mm solid #777; }
th { font-size: 8.5pt; font-weight: 600; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
code, .code, .mono { font-family: ui-monospace, Menlo, Consolas, 'Noto Sans Mono', 'DejaVu Sans Mono', monospace; font-size: 0.9em; }
.head { display: flex; justify-content: space-between; gap: 6mm; font-size: 9pt; margin-bottom: 3mm; }
.head span { white-space: nowrap; }
.version { float: right; margin-left: 4mm; width: 11mm; height: 11mm; border: 0.6mm solid #000; font-size: 18pt; line-height: 9.6mm; font-weight: 600; text-align: center; }
.goal { font-weight: 600; }
.note { font-size: 8.5pt; color: #333; }
.two { display: flex; gap: 5mm; align-items: flex-start; margin-top: 2.5mm; }
.two > .wide { flex: 1 1 auto; min-width: 0; }
.two > .narrow { flex: 0 0 52mm; }
.two { clear: both; }
.program { border: 0.2mm solid #777; width: 100%; }
.program td { border: 0; padding: 0 1.5mm; font-size: 8.2pt; line-height: 1.34; white-space: pre-wrap; overflow-wrap: anywhere; }
.program.dense td { line-height: 1.24; font-size: 7.4pt; }
.program.wide-lines td { font-size: 6.6pt; }
.program td.n { color: #333; text-align: right; width: 7mm; white-space: nowrap; }
.program b { border: 0.25mm solid #000; border-radius: 0.7mm; padding: 0 0.6mm; }
.values td, .values th { padding: 0.5mm 1.2mm; font-size: 8.3pt; line-height: 1.25; }
.questions { list-style: none; margin: 0; padding: 0; }
.questions > li { break-inside: avoid; padding-left: 7mm; margin-bottom: 3.2mm; }
.questions > li > .number { float: left; margin-left: -7mm; font-weight: 600; }
.ask { font-weight: 600; margin-bottom: 1.2mm; }
.options { display: flex; flex-wrap: wrap; gap: 1.2mm 8mm; margin: 0 0 1.6mm; padding: 0; list-style: none; }
.options.rows { display: block; }
.options.rows li { margin-bottom: 0.8mm; }
.box { display: inline-block; width: 3.6mm; height: 3.6mm; border: 0.35mm solid #000; vertical-align: -0.5mm; margin-right: 2mm; }
.box.large { width: 6mm; height: 4.6mm; vertical-align: -1mm; }
.answer { display: flex; gap: 6mm; align-items: baseline; margin: 0; }
.answer .begun { flex: 1 1 auto; }
.blank { display: inline-block; border-bottom: 0.3mm solid #000; width: 32mm; height: 5mm; }
.line { border-bottom: 0.2mm solid #777; }
.begun { display: flex; gap: 2mm; align-items: flex-end; font-size: 8.5pt; color: #333; }
.begun .line { flex: 1 1 auto; height: 5.5mm; }
.kept .begun { height: 7.5mm; }
.tight { zoom: 0.9; }
.tight > svg { width: 66%; }
.tight td, .tight th { padding: 0.6mm 1.6mm; }
.tight h2 { margin-top: 2mm; }
.tall td { height: 14mm; }
.tall.many td { height: 11mm; }
.lead { break-after: avoid; }
.totals td { height: 11mm; }
.totals td:first-child, .filled td:first-child { width: 58mm; }
.claims td { font-size: 9pt; line-height: 1.28; }
td p:last-child { margin-bottom: 0; }
.kept { break-inside: avoid; }
.task { break-inside: avoid; border: 0.4mm solid #000; border-radius: 1mm; padding: 2mm 3mm 2.5mm; margin-bottom: 2.5mm; }
.teacher { font-size: 9pt; }
.teacher .head { border: 0.4mm solid #000; padding: 0.8mm 2mm; font-weight: 600; }
.teacher td { font-size: 9pt; }
.solution { font-weight: 600; }
.solution .code { font-size: 1em; }
.cards { display: grid; grid-template-columns: 1fr 1fr; gap: 3mm; margin: 2mm 0 4mm; }
.card { break-inside: avoid; border: 0.2mm solid #777; border-radius: 1mm; padding: 2.7mm 3.7mm; }
.card.own { border: 0.9mm solid #000; padding: 2mm 3mm; }
.card p { margin: 0; }
.card .name { display: flex; justify-content: space-between; align-items: baseline; gap: 3mm; margin-bottom: 1mm; font-size: 11.5pt; font-weight: 600; }
.card .note { font-weight: 400; white-space: nowrap; }
.tools td:first-child { width: 66mm; }
.item { padding-left: 4mm; }
.item .item { padding-left: 8mm; }
@media screen { body { padding: 8mm; } section { border-bottom: 0.4mm dashed #777; margin-bottom: 10mm; padding-bottom: 10mm; } }
)css";

}  // namespace

void add_style(Markup& page, PaperSize size) {
    // Written as it is: style sheets know no entities, and this one needs none.
    page.open("style");
    page.add(size == PaperSize::a4 ? "@page { size: A4; margin: 13mm 14mm; }" : "@page { size: Letter; margin: 12mm 16mm; }");
    page.add(kStyle);
    page.close();
    page.line_break();
}

}  // namespace asynchio
