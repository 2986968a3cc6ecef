//! The command line, declared.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::diagnostic::Language;

/// Công bố số liệu thống kê thành trang tin: mọi con số được tính, kiểm tra, viết thành lời và truy được nguồn.
/// (Publish statistics as a news site: every figure computed, checked, worded and traceable.)
#[derive(Debug, Parser)]
#[command(name = "congbo", version, about, long_about = None)]
pub struct Arguments {
    /// Thư mục chứa content/ và themes/ (folder that holds content/ and themes/)
    #[arg(long, global = true, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
    /// Ngôn ngữ của thông báo (language of messages)
    #[arg(long, global = true, value_enum, default_value = "vi")]
    pub lang: MessageLanguage,
    /// Lệnh (command)
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Tạo một trang mẫu nhỏ (make a small sample site)
    Init {
        /// Thư mục mới (new folder)
        folder: PathBuf,
    },
    /// Tạo một bài mới (start a new article)
    New {
        /// Tên bài (title)
        title: String,
        /// Ngày của bài, ví dụ 24/4/2020 (its date)
        #[arg(long)]
        date: String,
    },
    /// Kiểm tra nội dung, không ghi gì (check the content, write nothing)
    Check(CheckOptions),
    /// Kiểm tra số liệu của bài viết ở nơi khác: txt, Markdown, HTML, docx (audit articles made elsewhere)
    Audit(AuditOptions),
    /// Dựng trang vào thư mục kết quả (build the site)
    Build(BuildOptions),
    /// Tính lại mọi số liệu của một trang đã dựng hoặc tải về (recompute every figure of a built or downloaded site)
    Verify(VerifyOptions),
    /// Giải thích một quy tắc; không có tên thì liệt kê (explain a rule; without one, list all)
    Explain {
        /// Tên quy tắc (rule)
        rule: Option<String>,
    },
}

/// Options of `check`.
#[derive(Debug, Args)]
pub struct CheckOptions {
    /// Tự sửa những chỗ chắc chắn, ngay trong tệp nội dung (make the changes that are surely meant, in the content files)
    #[arg(long)]
    pub fix: bool,
    /// Ngày dựng trang, để xét hạn của các xác nhận; mặc định là hôm nay (the day waivers are judged on; today)
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    /// Đo xem ô nào có thể sai mà không quy tắc nào phát hiện (which cells no rule would defend)
    #[arg(long)]
    pub coverage: bool,
    /// Dạng của thông báo (format of messages)
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

/// Options of `audit`.
#[derive(Debug, Args)]
pub struct AuditOptions {
    /// Các tệp; `-` là đầu vào chuẩn (the files; `-` is standard input)
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Dạng của báo cáo (format of the report)
    #[arg(long, value_enum, default_value = "text")]
    pub format: AuditFormat,
    /// Ghi báo cáo vào tệp này (write the report to this file)
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// How the report of an audit is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AuditFormat {
    /// Cho người đọc (for people)
    Text,
    /// Cho chương trình (for programs)
    Json,
    /// Cho công cụ gom kết quả: SARIF 2.1.0 (for tools that gather findings)
    Sarif,
    /// Một trang để xem và in (a page to look at and print)
    Html,
}

/// Options of `build`.
#[derive(Debug, Args)]
pub struct BuildOptions {
    /// Ngày dựng trang, để xét hạn của các xác nhận; mặc định là hôm nay (the day waivers are judged on; today)
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    /// Thư mục kết quả; mặc định là public/ trong thư mục gốc (output folder)
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Địa chỉ gốc của trang, thay cho site.yaml (base address, instead of the one in site.yaml)
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// In thời gian của từng bước (print the time each step took)
    #[arg(long)]
    pub timings: bool,
    /// Dạng của thông báo (format of messages)
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

/// Options of `verify`.
#[derive(Debug, Args)]
pub struct VerifyOptions {
    /// Thư mục của trang (folder of the site)
    pub folder: PathBuf,
    /// Cả trang, hay chỉ một phần (the whole site, or a part of it)
    #[arg(long, value_enum, default_value = "whole")]
    pub scope: Extent,
    /// Dạng của kết quả (format of the result)
    #[arg(long, value_enum, default_value = "text")]
    pub format: Rendering,
}

/// How a verification is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Rendering {
    /// Cho người đọc (for people)
    Text,
    /// Cho chương trình (for programs)
    Json,
}

/// How much of a site is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Extent {
    /// Mọi tệp phải đúng như manifest.json (every file as in manifest.json)
    Whole,
    /// Không đối chiếu manifest.json (manifest.json is left aside)
    Part,
}

/// How problems are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Cho người đọc (for people)
    Text,
    /// Cho chương trình (for programs)
    Json,
    /// Cho công cụ gom kết quả: SARIF 2.1.0 (for tools that gather findings)
    Sarif,
}

/// The language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MessageLanguage {
    /// Tiếng Việt
    Vi,
    /// English
    En,
}

impl From<MessageLanguage> for Language {
    fn from(language: MessageLanguage) -> Self {
        match language {
            MessageLanguage::Vi => Self::Vi,
            MessageLanguage::En => Self::En,
        }
    }
}
