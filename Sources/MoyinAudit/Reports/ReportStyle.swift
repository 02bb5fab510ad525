/// How pages of reports look: on a screen light or dark as the reader's system is, on paper always light.
enum ReportStyle {
    static let page = """
        @page { size: A4 portrait; margin: 13mm 13mm 14mm; }
        :root {
          color-scheme: light; --ground: #f3f5f7; --paper: #fff; --ink: #1c232b; --quiet: #55616d; --line: #d5dbe1; --blue: #1f4e79; --track: #e9edf1;
          --good: #2e7d4f; --good-ink: #1b6639; --open: #d79a2b; --open-ink: #7d5200; --late: #c0392b; --late-ink: #a61b1b; --none: #97a3af;
          --good-ground: #e6f3ea; --bad-ground: #fbe9e7;
        }
        @media screen and (prefers-color-scheme: dark) { :root {
          color-scheme: dark; --ground: #15181c; --paper: #1d2126; --ink: #e3e7eb; --quiet: #a5b0bb; --line: #363d45; --blue: #8fbde8; --track: #2a3037;
          --good: #4c9f6e; --good-ink: #84cf9f; --open: #c18a2a; --open-ink: #e6bd6a; --late: #d0574b; --late-ink: #f49a92; --none: #6b7782;
          --good-ground: #1b2f23; --bad-ground: #3a1f1e;
        } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 14px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif; }
        main { max-width: 1060px; margin: 0 auto; padding: 28px 20px 40px; }
        h1 { margin: 0; font: 600 26px/1.3 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; letter-spacing: .04em; }
        h2 { margin: 0 0 10px; font-size: 15px; font-weight: 600; }
        p { margin: 0; }
        .quiet, small { color: var(--quiet); font-size: 12.5px; }
        header { border-bottom: 2px solid var(--blue); padding-bottom: 12px; margin-bottom: 16px; }
        .lead { font-size: 16px; margin: 0 0 16px; }
        section { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 16px 18px; margin: 0 0 14px; break-inside: avoid; }
        section.long { break-inside: auto; }
        .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 14px; }
        .tiles { display: grid; grid-template-columns: repeat(5, 1fr); gap: 12px; margin: 0 0 14px; }
        .tile { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 12px 14px; min-width: 0; break-inside: avoid; }
        .tile b { display: block; font-size: 26px; line-height: 1.25; font-weight: 600; font-variant-numeric: tabular-nums; }
        .tile.ring { display: flex; align-items: center; justify-content: space-between; gap: 8px; }
        .ring svg { width: 58px; height: 58px; flex: none; }
        .bad { color: var(--late-ink); } .good { color: var(--good-ink); } .wait { color: var(--open-ink); }
        .account { display: flex; flex-wrap: wrap; align-items: stretch; gap: 8px 10px; }
        .account div { min-width: 88px; padding: 6px 12px; border: 1px solid var(--line); border-radius: 4px; text-align: center; }
        .account div b { display: block; font-size: 20px; line-height: 1.3; font-variant-numeric: tabular-nums; }
        .account span { align-self: center; font-size: 20px; color: var(--quiet); }
        .account .said { border: 0; align-self: center; padding: 4px 10px; font-weight: 600; border-radius: 4px; }
        .said.good { background: var(--good-ground); } .said.bad { background: var(--bad-ground); }
        table { width: 100%; border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; }
        th { text-align: left; font-weight: 500; color: var(--quiet); border-bottom: 1px solid var(--line); padding: 4px 8px 4px 0; }
        td { border-bottom: 1px solid var(--line); padding: 5px 8px 5px 0; vertical-align: middle; overflow-wrap: anywhere; }
        tr:last-child td { border-bottom: 0; }
        tr { break-inside: avoid; }
        thead { display: table-header-group; }
        .n { text-align: right; padding-right: 0; padding-left: 10px; white-space: nowrap; width: 1%; }
        .chart { width: 34%; padding-right: 6px; }
        .bar { display: block; width: 100%; height: 13px; border-radius: 2px; background: var(--track); }
        .bar.thick { height: 20px; }
        .fill-good { fill: var(--good); } .fill-open { fill: var(--open); } .fill-late { fill: var(--late); } .fill-none { fill: var(--none); } .fill-blue { fill: var(--blue); }
        .keys { display: flex; flex-wrap: wrap; gap: 3px 16px; margin: 8px 0 0; padding: 0; list-style: none; font-size: 13px; }
        .keys svg { width: 10px; height: 10px; margin-right: 5px; border-radius: 2px; }
        .keys b { font-weight: 600; font-variant-numeric: tabular-nums; }
        .steps { display: grid; grid-template-columns: repeat(7, 1fr); gap: 6px; margin: 0 0 12px; padding: 0; list-style: none; }
        .steps li { text-align: center; border-top: 3px solid var(--track); padding-top: 4px; }
        .steps li.some { border-color: var(--blue); }
        .steps b { display: block; font-size: 16px; line-height: 1.3; font-variant-numeric: tabular-nums; }
        .trend { display: flex; gap: 10px; align-items: flex-end; margin-bottom: 12px; }
        .trend div { flex: 1 1 0; max-width: 90px; min-width: 0; text-align: center; font-size: 12px; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .trend svg { display: block; width: 100%; height: 96px; }
        .facts { display: grid; grid-template-columns: auto 1fr; gap: 3px 16px; margin: 12px 0 0; }
        .facts dt { color: var(--quiet); } .facts dd { margin: 0; font-variant-numeric: tabular-nums; }
        footer { color: var(--quiet); font-size: 12.5px; overflow-wrap: anywhere; }
        footer p + p { margin-top: 4px; }
        @media screen and (max-width: 760px) {
          main { padding: 18px 12px 28px; }
          .tiles { grid-template-columns: 1fr 1fr; } .tile.ring { grid-column: 1 / -1; } .pair { grid-template-columns: 1fr; gap: 0; }
          .tile b { font-size: 22px; } .chart { width: 24%; } .less { display: none; } .trend div:nth-last-child(n+8) { display: none; }
          section { padding: 14px 12px; } .account { gap: 6px; } .account div { min-width: 64px; padding: 4px 8px; } .account div b { font-size: 17px; }
        }
        @media print {
          body { background: #fff; font-size: 9.6pt; } main { max-width: none; padding: 0; }
          section, .tile { border-radius: 0; padding: 3mm 4mm; } .tiles, section { margin-bottom: 3mm; } .tiles, .pair { gap: 3mm; }
          .tile b { font-size: 16pt; } .ring svg { width: 11mm; height: 11mm; } .tile { padding: 2mm 3mm; } .steps b { font-size: 11pt; } .steps { gap: 1mm; }
          .account div { min-width: 0; padding: 1mm 2.6mm; } .account { gap: 1.6mm; } .account div b { font-size: 13pt; } .lead { font-size: 11pt; margin-bottom: 3mm; } table, .keys { font-size: 9pt; } td, th { padding-top: 1mm; padding-bottom: 1mm; }
          svg, .said, .steps li { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }

        """
}
