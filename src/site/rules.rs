//! The rules of the site floor: addresses that clash, themes that do not fit.

use crate::diagnostic::{Diagnostic, Place, rules, say};
use crate::theme::ThemeError;

rules! {
    ADDRESS_TAKEN: "address-taken", Error,
        vi: "Hai trang một địa chỉ", "Hai trang cùng địa chỉ thì một trang biến mất mà không ai biết.";
        en: "Address taken", "Of two pages at one address one would vanish without a word.";
        wrong: "news/2020/04/24.md và ngày 24/4/2020"; right: "news/2020/04/so-ket.md";
    BROKEN_PICTURE: "broken-picture", Error,
        vi: "Ảnh hỏng hoặc quá lớn", "Tệp mang tên ảnh nhưng không mở được, hoặc lớn đến mức không máy nào cần: trang sẽ có chỗ trống thay cho ảnh.";
        en: "A damaged or oversized picture", "A file named as a picture that cannot be opened, or is larger than any screen needs, leaves a hole in the page.";
        wrong: "hop.jpg (tệp Word đổi tên)"; right: "hop.jpg (ảnh lưu từ máy ảnh)";
    BROKEN_THEME: "broken-theme", Error,
        vi: "Giao diện viết sai", "Mẫu trang hoặc tệp từ ngữ của giao diện không dùng được.";
        en: "Broken theme", "A template or a wording file of the theme cannot be used.";
        wrong: "{{ page.titel }}"; right: "{{ page.title }}";
    DEAD_LINK: "dead-link", Error,
        vi: "Liên kết đến trang không có", "Người đọc bấm vào sẽ gặp trang lỗi, hoặc không đến đúng phần cần xem.";
        en: "Dead link", "A reader who follows it meets an error page, or the wrong part of a page.";
        wrong: "page: gioithieu"; right: "page: gioi-thieu";
    UNSAFE_DRAWING: "unsafe-drawing", Error,
        vi: "Hình vẽ SVG chứa thứ biết chạy", "Trong trang, hình vẽ chỉ là ảnh; nhưng ai mở riêng tệp ấy thì đoạn mã bên trong chạy như mã của trang, và hình lấy từ nơi khác cho nơi ấy biết ai đang đọc.";
        en: "A drawing that acts", "In a page a drawing is a picture; opened by itself, a script inside it runs as the site's own, and what it takes from elsewhere tells others who reads.";
        wrong: "<svg …><script>…</script></svg>"; right: "<svg …><path d=\"…\"/></svg>";
    UNUSED_PICTURE: "unused-picture", Warning,
        vi: "Ảnh không dùng", "Ảnh nằm trong thư mục mà không trang nào hiện: quên đưa vào bài, hoặc gõ sai tên tệp.";
        en: "Unused picture", "A picture lies in the folder and no page shows it: it was forgotten, or its name is misspelt.";
        wrong: "content/news/2020/04/so-ket/hop.jpg (bài không nhắc đến)"; right: "![Toàn cảnh cuộc họp](hop.jpg)";
}

/// A fault of the theme as a problem.
pub fn theme_problem(error: &ThemeError) -> Diagnostic {
    Diagnostic::new(
        &BROKEN_THEME,
        Place::Path(format!("themes/{}", error.file)),
        error.message(),
        say!("Sửa tệp này của giao diện.", "Mend this file of the theme."),
    )
}

/// A fault of a wording file as a problem; `words` say what is wrong.
pub fn wording_problem(file: &str, words: &str) -> Diagnostic {
    Diagnostic::new(
        &BROKEN_THEME,
        Place::Path(format!("themes/{file}")),
        say!("tệp từ ngữ không dùng được: {words}", "the wording file cannot be used: {words}"),
        say!(
            "So với tệp cùng tên trong giao diện mặc định.",
            "Compare it with the file of that name in the default theme."
        ),
    )
}
