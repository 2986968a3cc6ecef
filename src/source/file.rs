//! Reading one file that a person named, wherever it lies: bounded, and nothing but bytes.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::ReadFault;

/// The bytes of a file of at most `limit` bytes.
pub fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, ReadFault> {
    let file = File::open(path).map_err(|error| ReadFault::System(error.to_string()))?;
    let metadata = file.metadata().map_err(|error| ReadFault::System(error.to_string()))?;
    if metadata.is_dir() {
        return Err(ReadFault::Kind);
    }
    if metadata.len() > limit {
        return Err(ReadFault::TooLong { bytes: metadata.len(), limit });
    }
    read_stream(file, limit)
}

/// All that a stream gives, if it is no more than `limit` bytes.
pub fn read_stream(stream: impl Read, limit: u64) -> Result<Vec<u8>, ReadFault> {
    let mut bytes = Vec::new();
    stream
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| ReadFault::System(error.to_string()))?;
    let length = bytes.len() as u64;
    if length > limit { Err(ReadFault::TooLong { bytes: length, limit }) } else { Ok(bytes) }
}
