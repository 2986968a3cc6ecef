//! The program: arguments in, exit status out. Everything else is the library's.

use std::process::ExitCode;

/// A build makes millions of small texts on every core at once; the system's allocator took a
/// seventh of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    congbo::cli::run()
}
