/** For paper first: black on white, tables that break between lines and repeat their heads on each page. */
export const statementStyle = `
:root { color-scheme: light; }
@page { size: A4; margin: 16mm 14mm; }
* { box-sizing: border-box; margin: 0; }
body { max-width: 190mm; margin: 0 auto; padding: 12mm 6mm; background: #fff; color: #1a1a1a;
  font: 10pt/1.45 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; font-variant-numeric: tabular-nums; }
header { border-bottom: 2px solid #1a1a1a; padding-bottom: 4mm; }
header p { color: #555; }
.brand { font-weight: 600; letter-spacing: .02em; }
h1 { font-size: 20pt; line-height: 1.2; font-weight: 600; }
h2 { font-size: 12pt; font-weight: 600; margin: 9mm 0 2mm; break-after: avoid; }
.sum { padding-top: 6mm; }
.cost { font-size: 26pt; line-height: 1.1; font-weight: 600; }
dl { display: grid; grid-template-columns: repeat(4, 1fr); gap: 3mm 6mm; margin-top: 5mm; }
dt { color: #555; font-size: 8.5pt; }
dd { margin: 0; }
.notices { margin-top: 5mm; padding: 2.5mm 4mm 2.5mm 8mm; border-left: 3px solid #8a6d00; background: #fbf6e3;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: 9pt; }
th:first-child { width: 30%; }
th:last-child { width: 16%; }
thead { display: table-header-group; }
tfoot { display: table-row-group; }
tr { break-inside: avoid; }
th, td { padding: 1.1mm 0 1.1mm 3mm; text-align: right; white-space: nowrap; border-bottom: 1px solid #e3e3e3; }
th:first-child { padding-left: 0; text-align: left; white-space: normal; overflow-wrap: anywhere; font-weight: 400; }
thead th { color: #555; font-weight: 500; border-bottom: 1px solid #888; }
thead th:first-child { font-weight: 500; }
tfoot th, tfoot td { font-weight: 600; border-bottom: 0; border-top: 1px solid #888; }
tfoot th:first-child { font-weight: 600; }
footer { margin-top: 10mm; padding-top: 3mm; border-top: 1px solid #e3e3e3; color: #555; font-size: 8.5pt; }
@media print { body { max-width: none; padding: 0; } }
`
