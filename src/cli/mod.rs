//! The roof: arguments, help, exit status. Messages go to stderr, results to stdout.
//!
//! Exit status: 0 clean, 1 problems in the content, 2 the program could not do its work.

mod arguments;
mod audit;
mod build;
mod coverage;
mod explain;
mod fix;
mod init;
mod timings;
mod verify;

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use annotate_snippets::Renderer;
use clap::Parser;

use crate::diagnostic::{Bilingual, Diagnostic, Language, to_json, to_sarif, to_text};
use crate::source::Sources;
use arguments::{Arguments, Command, Format};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Ending {
    /// Nothing wrong.
    Clean,
    /// Problems in the content.
    Problems,
    /// The program could not do its work.
    Failed,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        Self::from(match ending {
            Ending::Clean => 0,
            Ending::Problems => 1,
            Ending::Failed => 2,
        })
    }
}

/// Runs the program with the arguments it was started with.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are results; anything else is a wrong call.
            let ending = if error.use_stderr() { Ending::Failed } else { Ending::Clean };
            let _ = error.print();
            return ending.into();
        }
    };
    let speaker = Speaker { language: arguments.lang.into() };
    let ending = match &arguments.command {
        Command::Audit(options) => audit::run(options, &speaker),
        Command::Build(options) => build::build(&arguments.root, options, &speaker),
        Command::Check(options) => build::check(&arguments.root, options, &speaker),
        Command::Verify(options) => verify::verify(options, &speaker),
        Command::Explain { rule } => explain::explain(rule.as_deref(), &speaker),
        Command::Init { folder } => init::init(folder, &speaker),
        Command::New { title, date } => init::new(&arguments.root, title, date, &speaker),
    };
    ending.into()
}

/// Says things in the language asked for.
struct Speaker {
    language: Language,
}

impl Speaker {
    /// A message for people.
    fn message(&self, text: &Bilingual) {
        let _ = writeln!(std::io::stderr(), "{}", text.get(self.language));
    }

    /// A result.
    fn result(&self, text: &str) {
        let _ = write!(std::io::stdout(), "{text}");
    }

    /// The problems of a run: for people on stderr, for programs on stdout.
    fn problems(&self, problems: &[Diagnostic], sources: &Sources, format: Format) {
        match format {
            Format::Json => self.result(&to_json(problems, sources)),
            Format::Sarif => {
                let rules = crate::site::all_rules();
                self.result(&to_sarif(problems, sources, &rules, self.language));
            }
            Format::Text if problems.is_empty() => {}
            Format::Text => {
                let colour =
                    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
                let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
                let text = to_text(problems, sources, self.language, &renderer);
                let _ = write!(std::io::stderr(), "{text}");
            }
        }
    }
}
