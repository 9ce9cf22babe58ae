//! The page of all rules for a data-protection officer, from the rules themselves and their pages.

use std::{fmt::Write, fs, path::Path};

use presend::{
    draft::Channel,
    packs::PACKS,
    rules::{Level, RULES, Reasons, Rule, silent::SILENT},
    verdict::Severity,
};

/// Where the page stands in the repository.
pub const FILE: &str = "docs/rules.md";

/// The whole page; `root` is the repository.
pub fn page(root: &Path) -> Result<String, String> {
    let mut out = String::from(
        "# Alle regler\n\n<!-- Written by `cargo xtask rules-page` from src/rules; do not edit. -->\n\n\
         Hver regel med begrundelse, kilder, alvor i hver pakke, datoer og eksempler. `block` stopper beskeden, `warn` beder om \
         et svar, `info` oplyser, `off` er slået fra. Eksemplerne er prøver: de køres mod programmet, hver gang det bygges.\n\n\
         ## Pakker\n\n| Pakke | For | Version | Sidst gennemgået | Højeste alvor | Grunde til at sende alligevel |\n\
         |---|---|---|---|---|---|\n",
    );
    for pack in PACKS {
        let reasons: Vec<&str> = pack.reasons.iter().map(|(code, _)| *code).collect();
        let _ = writeln!(
            out,
            "| `{}` | {} | {} | {} | {} | {} |",
            pack.id,
            pack.name[0],
            pack.version,
            pack.last_reviewed,
            if pack.cap == Severity::Block { "block" } else { "warn" },
            reasons.join(", ")
        );
    }
    out.push_str("\n## Oversigt\n\n| Regel |");
    for pack in PACKS {
        let _ = write!(out, " `{}` |", pack.id);
    }
    let _ = writeln!(out, "\n|---|{}", "---|".repeat(PACKS.len()));
    for rule in RULES {
        let _ = write!(out, "| [{0}](#{0}) |", rule.id);
        for pack in PACKS {
            let _ = write!(out, " {} |", rule.levels.of(pack.column).code());
        }
        out.push('\n');
    }
    out.push_str("\nAlvoren er den højeste, reglen giver; nogle regler graduerer nedad.\n");
    for rule in RULES {
        section(root, rule, &mut out)?;
    }
    out.push_str("\n## Regler uden fund\n\n");
    for silent in SILENT {
        let what = if silent.acts { "virker i de andre regler" } else { "kan ikke udtrykkes af en kladde" };
        let _ = writeln!(out, "- `{}` ({what}): {}", silent.id, silent.why[0]);
    }
    Ok(out)
}

fn section(root: &Path, rule: &Rule, out: &mut String) -> Result<(), String> {
    let _ = write!(out, "\n## {}\n\n**{}.** {}\n\n", rule.id, rule.title[0], rule.explanation[0]);
    let _ = writeln!(out, "> {}\n", readable(rule.message[0])?);
    let levels: Vec<String> = PACKS
        .iter()
        .filter(|p| rule.levels.of(p.column) != Level::Off)
        .map(|p| format!("`{}` {}", p.id, rule.levels.of(p.column).code()))
        .collect();
    let _ = writeln!(out, "- Alvor: {}", if levels.is_empty() { "off".into() } else { levels.join(", ") });
    let channels = [
        (Channel::Sms, "sms"),
        (Channel::NemSms, "NemSMS"),
        (Channel::Email, "e-mail"),
        (Channel::DigitalPost, "Digital Post"),
        (Channel::Form, "formular"),
    ];
    let on: Vec<&str> = channels.iter().filter(|(c, _)| rule.on.has(*c)).map(|(_, name)| *name).collect();
    let _ = writeln!(out, "- Kanaler: {}", if on.len() == channels.len() { "alle".into() } else { on.join(", ") });
    let _ = match rule.in_force {
        (None, None) => writeln!(out, "- Gælder: uden dato"),
        (Some(from), None) => writeln!(out, "- Gælder: fra {from}"),
        (None, Some(to)) => writeln!(out, "- Gælder: til {to}"),
        (Some(from), Some(to)) => writeln!(out, "- Gælder: {from} til {to}"),
    };
    if rule.raised {
        out.push_str("- Hæves et trin, når beskeden handler om et barn i sagen\n");
    }
    if rule.reasons == Reasons::None {
        out.push_str("- Kan ikke tilsidesættes\n");
    }
    out.push_str("- Kilder:\n");
    for source in rule.sources {
        let date = source.date.map(|d| format!(", {d}")).unwrap_or_default();
        let _ = match source.url {
            Some(url) => writeln!(out, "  - [{}]({url}){date}", source.title),
            None => writeln!(out, "  - {}{date}", source.title),
        };
    }
    let file = root.join("src/rules").join(format!("{}.md", rule.id.replace('-', "_")));
    let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    // What the page says beyond this: its title and sources stand above.
    let mut keep = false;
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            keep = heading != "Kilde";
            if keep {
                while out.ends_with("\n\n") {
                    out.pop();
                }
                let _ = write!(out, "\n### {heading}\n");
            }
        } else if keep {
            out.push_str(line);
            out.push('\n');
        }
    }
    while out.ends_with("\n\n") {
        out.pop();
    }
    Ok(())
}

/// A message with words in place of its braces; a brace nobody has words for is an error.
fn readable(message: &str) -> Result<String, String> {
    let words = [
        ("{data}", "(det, der blev fundet)"),
        ("{route}", "(pakkens sikre vej)"),
        ("{where}", "(jeres sikre løsning)"),
        ("{way}", "(en sms, en almindelig e-mail)"),
        ("{units}", "(så mange)"),
        ("{segments}", "(så mange)"),
        ("{limit}", "(det, der er plads til)"),
    ];
    let out = words.iter().fold(message.to_string(), |text, (name, words)| text.replace(name, words));
    if out.contains(['{', '}']) { Err(format!("no words for a brace in: {message}")) } else { Ok(out) }
}

/// Writes the page.
#[allow(dead_code)]
pub fn run() -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("no repository")?;
    let file = root.join(FILE);
    fs::write(&file, page(root)?).map_err(|e| format!("{}: {e}", file.display()))
}
