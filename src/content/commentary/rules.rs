//! The rules of commentary: what an author's Markdown may not hold.

use crate::diagnostic::rules;

rules! {
    MALFORMED_REFERENCE: "malformed-reference", Error,
        vi: "Tham chiếu viết sai",
            "Chương trình không hiểu phần nằm giữa {{ và }}, nên không biết phải điền con số nào. Trật tự là: mã chỉ tiêu, rồi nếu cần thì @ đơn vị, /kỳ báo cáo, và | dạng.";
        en: "Malformed reference",
            "What stands between {{ and }} cannot be read, so no figure can be put there. The order is: the figure, then if wanted @ office, /period, and | form.";
        wrong: "{{ viec.thu_ly number }}"; right: "{{ viec.thu_ly | number }}";
    UNCLOSED_REFERENCE: "unclosed-reference", Error,
        vi: "Dấu ngoặc của tham chiếu không thành đôi",
            "Một tham chiếu mở bằng {{ và đóng bằng }} trên cùng một dòng. Thiếu một bên thì người đọc sẽ thấy dấu ngoặc thay vì con số. Muốn viết chính dấu ngoặc thì viết \\{{.";
        en: "Braces of a reference do not pair",
            "A reference opens with {{ and closes with }} on one line. With one side missing, readers would see braces in place of a figure. To print the braces themselves, write \\{{.";
        wrong: "Thụ lý {{ viec.thu_ly } việc"; right: "Thụ lý {{ viec.thu_ly }}";
    UNKNOWN_FORM: "unknown-form", Error,
        vi: "Không có dạng này",
            "Sau dấu | là dạng trình bày của con số. Chỉ có một số dạng nhất định, để động từ, dấu và đơn vị luôn khớp nhau.";
        en: "Unknown form",
            "After | stands the way the figure is said. The forms are a closed set, so that verb, sign and unit always agree.";
        wrong: "{{ viec.thu_ly | chnage }}"; right: "{{ viec.thu_ly | change }}";
    FORM_MISFIT: "form-misfit", Error,
        vi: "Dạng không hợp với điều được nêu",
            "Dạng dates chỉ dùng cho kỳ báo cáo, dạng short chỉ dùng cho đơn vị, các dạng còn lại chỉ dùng cho chỉ tiêu.";
        en: "The form does not fit its subject",
            "The form dates is for periods only, short for offices only, and the others for figures only.";
        wrong: "{{ period | change }}"; right: "{{ period | dates }}";
    TYPED_WITHOUT_SOURCE: "typed-without-source", Error,
        vi: "Số gõ tay không nêu nguồn",
            "Con số không có trong thống kê chỉ được đăng khi người viết nói rõ lấy từ văn bản nào hoặc do ai cung cấp. Điều ấy được in ở mục Nguồn số liệu cuối trang, để người đọc tự xét.";
        en: "A typed number without a source",
            "A number the statistics do not hold is published only when the writer says which document or person it comes from. That is printed with the page's sources, for readers to judge.";
        wrong: "{{ \"19 cuộc\" | typed \"\" }}"; right: "{{ \"19 cuộc\" | typed \"biên bản họp ngày 24/4/2020\" }}";
    REFERENCE_OUTSIDE_TEXT: "reference-outside-text", Error,
        vi: "Tham chiếu nằm ngoài phần chữ",
            "Con số chỉ điền được vào chữ mà người đọc nhìn thấy. Trong địa chỉ liên kết, địa chỉ ảnh, lời chú của liên kết, nhãn hay thẻ HTML thì không điền được.";
        en: "A reference outside the text",
            "Figures can stand only in text that readers see; not in the address or the tooltip of a link or a picture, not in a label, not in HTML.";
        wrong: "[Số liệu](/so-lieu/{{ viec.thu_ly | number }})"; right: "[Số liệu: {{ viec.thu_ly }}](/so-lieu/)";
    RAW_HTML: "raw-html", Error,
        vi: "Bài viết có thẻ HTML",
            "HTML có thể phá vỡ trang, làm trang khó đọc trên điện thoại hoặc mang theo mã lạ. Bài viết chỉ dùng Markdown; bảng, ảnh và số liệu đã có khối riêng.";
        en: "Raw HTML",
            "HTML can break the page, make it unreadable on a phone or carry foreign code. Articles are plain Markdown; tables, pictures and figures have blocks of their own.";
        wrong: "Kết quả <b>nổi bật</b>"; right: "Kết quả **nổi bật**";
    UNSAFE_ADDRESS: "unsafe-address", Error,
        vi: "Địa chỉ liên kết không được phép",
            "Liên kết chỉ được dẫn tới trang trong cổng, tới địa chỉ http:// hoặc https://, thư điện tử (mailto:) hay số điện thoại (tel:). Các loại địa chỉ khác có thể chạy mã trên máy người đọc hoặc dẫn tới nơi không rõ.";
        en: "An address that is not allowed",
            "A link may lead to a page of the site, to http:// or https://, to mail (mailto:) or a telephone (tel:). Other kinds of address can run code on the reader's machine or lead nobody knows where.";
        wrong: "[Xem](javascript:alert(1))"; right: "[Xem](https://thads.moj.gov.vn/)";
    FOREIGN_PICTURE: "foreign-picture", Error,
        vi: "Ảnh lấy từ nơi khác",
            "Ảnh phải nằm trong thư mục của bài, để trang xem được trong mạng nội bộ, không mất ảnh khi nơi kia thay đổi và không để lộ người đọc cho bên ngoài.";
        en: "A picture from elsewhere",
            "Pictures lie in the article's own folder, so that the page works inside the office network, keeps its pictures when the other site changes, and tells nobody outside who reads it.";
        wrong: "![Hội nghị](https://vidu.vn/hoi-nghi.jpg)"; right: "![Hội nghị](hoi-nghi.jpg)";
    ADDRESS_ABOVE_ROOT: "address-above-root", Error,
        vi: "Địa chỉ đi ra ngoài thư mục nội dung",
            "Địa chỉ có nhiều dấu ../ hơn số thư mục, nên dẫn ra ngoài trang.";
        en: "An address that leaves the content folder",
            "The address has more ../ than there are folders, so it leads out of the site.";
        wrong: "[Giới thiệu](../../../../../gioi-thieu.md)"; right: "[Giới thiệu](/gioi-thieu/)";
    MISSING_ALT: "missing-alt", Warning,
        vi: "Ảnh không có lời mô tả",
            "Người dùng phần mềm đọc màn hình chỉ biết ảnh qua lời mô tả. Hãy nói ảnh cho thấy gì, trong một câu ngắn.";
        en: "A picture without a description",
            "People who use a screen reader know a picture only by its description. Say in a short sentence what it shows.";
        wrong: "![](hoi-nghi.jpg)"; right: "![Toàn cảnh hội nghị sơ kết](hoi-nghi.jpg)";
    HEADING_ONE: "heading-one", Warning,
        vi: "Bài có thêm một tiêu đề cấp một",
            "Tiêu đề của trang đã là tiêu đề cấp một. Trong bài, bắt đầu từ cấp hai (##), để mục lục và phần mềm đọc màn hình hiểu đúng bố cục.";
        en: "A second first-level heading",
            "The title of the page is the first-level heading. Within the text begin at the second (##), so that outlines and screen readers understand the page.";
        wrong: "# Kết quả"; right: "## Kết quả";
    HEADING_SKIP: "heading-skip", Warning,
        vi: "Tiêu đề nhảy cấp",
            "Cấp của tiêu đề cho biết mục nào nằm trong mục nào. Nhảy cấp thì người dùng phần mềm đọc màn hình tưởng là thiếu một mục.";
        en: "A heading level is skipped",
            "The level of a heading says which part lies in which. Where a level is skipped, users of a screen reader think a part is missing.";
        wrong: "## Kết quả\n#### Về việc"; right: "## Kết quả\n### Về việc";
    MISPLACED_BLOCK: "misplaced-block", Error,
        vi: "Khối số liệu không ở sát lề",
            "Các khối table, key-figures, narrative, ranking, photo phải bắt đầu ở sát lề trái, không thụt vào, không nằm trong danh sách hay trích dẫn.";
        en: "A block away from the left margin",
            "The blocks table, key-figures, narrative, ranking and photo begin at the left margin, neither indented nor inside a list or a quotation.";
        wrong: "- Kết quả:\n  ```table\n  rows: [viec.thu_ly]\n  ```"; right: "- Kết quả:\n\n```table\nrows: [viec.thu_ly]\n```";
    UNKNOWN_BLOCK: "unknown-block", Error,
        vi: "Không có khối này",
            "Sau ba dấu ` là tên khối, viết đúng và không kèm gì thêm. Viết sai tên thì người đọc sẽ thấy đoạn mã thay vì bảng số liệu.";
        en: "Unknown block",
            "After the three ` stands the name of the block, exactly and alone. Misspelt, readers would see code in place of a table.";
        wrong: "```tabel\nrows: [viec.thu_ly]\n```"; right: "```table\nrows: [viec.thu_ly]\n```";
    UNCLOSED_BLOCK: "unclosed-block", Error,
        vi: "Khối không được đóng",
            "Khối mở bằng ba dấu ` và đóng bằng ba dấu ` trên một dòng riêng. Thiếu dòng đóng thì cả phần bài phía sau bị nuốt vào khối.";
        en: "A block is not closed",
            "A block opens with three ` and closes with three ` on a line of their own. Without that line it swallows the rest of the article.";
        wrong: "```table\nrows: [viec.thu_ly]\n\nKết luận."; right: "```table\nrows: [viec.thu_ly]\n```\n\nKết luận.";
    STRAY_FOOTNOTE: "stray-footnote", Error,
        vi: "Chú thích không khớp với bài",
            "Mỗi chú thích được gọi trong bài bằng [^nhãn] và được viết một lần ở dòng [^nhãn]: … Thiếu một bên thì lời chú mất, hoặc người đọc thấy dấu ngoặc trơ trọi.";
        en: "A footnote without its other half",
            "Each footnote is called in the text by [^label] and written once on a line [^label]: … With one half missing the note is lost, or readers see bare brackets.";
        wrong: "Số liệu sơ bộ.[^1]"; right: "Số liệu sơ bộ.[^1]\n\n[^1]: Tính đến ngày 31/3/2020.";
    FORBIDDEN_CHARACTER: "forbidden-character", Error,
        vi: "Ký tự không được phép",
            "Ký tự điều khiển, ký tự đảo chiều chữ và ký tự dùng riêng của phông cũ không nhìn thấy được hoặc mỗi máy hiện một khác; chúng có thể làm con số hiện ra khác với số thật.";
        en: "A character that is not allowed",
            "Control characters, characters that turn the direction of text and the private characters of old fonts cannot be seen or differ from machine to machine; they can make a figure look other than it is.";
        wrong: "Đạt 47,3%<U+202E>"; right: "Đạt 47,3%";
}
