//! The rules of the content floor: what can be wrong with files and data before any figure exists.

use crate::diagnostic::rules;

rules! {
    UNREADABLE_FILE: "unreadable-file", Error,
        vi: "Tệp không đọc được", "Tệp không đọc được thì không biết nó nói gì; trang có thể thiếu số liệu mà không ai hay.";
        en: "Unreadable file", "What a file says is unknown when it cannot be read; a page could lack figures and nobody would notice.";
        wrong: "content/ghi-chu.docx"; right: "content/pages/ghi-chu.md";
    YAML_SYNTAX: "yaml-syntax", Error,
        vi: "YAML viết sai", "Một dấu hai chấm hay một khoảng thụt lề sai làm cả tệp không dùng được.";
        en: "Broken YAML", "One wrong colon or indentation makes the whole file unusable.";
        wrong: "viec.xong: -"; right: "viec.xong: \"-\"";
    YAML_FEATURE: "yaml-feature", Error,
        vi: "Tính năng YAML không dùng", "Neo, bí danh, thẻ và nhiều tài liệu làm cho điều viết ra khác điều đọc được.";
        en: "Unused YAML feature", "Anchors, aliases, tags and several documents make what is written differ from what is read.";
        wrong: "viec.xong: *a"; right: "viec.xong: 3.345";
    DUPLICATE_KEY: "duplicate-key", Error,
        vi: "Khóa viết hai lần", "Hai giá trị cho một khóa: không ai biết giá trị nào là đúng.";
        en: "Duplicate key", "Two values for one key: nobody knows which is right.";
        wrong: "viec.xong: 3.345\nviec.xong: 3.354"; right: "viec.xong: 3.345";
    UNKNOWN_FIELD: "unknown-field", Error,
        vi: "Mục không có", "Một mục viết sai tên sẽ bị bỏ qua nếu không báo.";
        en: "Unknown field", "A misspelt field would be passed over in silence.";
        wrong: "tilte: …"; right: "title: …";
    MISSING_FIELD: "missing-field", Error,
        vi: "Thiếu mục bắt buộc", "Không có mục này thì trang không đủ.";
        en: "Missing field", "Without this field the page is not complete.";
        wrong: "date: 24/4/2020"; right: "title: …\ndate: 24/4/2020";
    WRONG_KIND: "wrong-kind", Error,
        vi: "Sai kiểu dữ liệu", "Chỗ cần một giá trị lại có một danh sách, hoặc ngược lại.";
        en: "Wrong kind of value", "A list stands where one value is needed, or the other way round.";
        wrong: "period: [2020-6m]"; right: "period: 2020-6m";
    UNREADABLE_NUMBER: "unreadable-number", Error,
        vi: "Số không rõ nghĩa", "`47.3` có thể là 47,3 hay 473; con số đọc được hai cách thì không công bố được.";
        en: "Number with no clear meaning", "`47.3` may be 47,3 or 473; a number that can be read two ways cannot be published.";
        wrong: "47.3"; right: "47,3";
    IMPOSSIBLE_DATE: "impossible-date", Error,
        vi: "Ngày không có thật", "Ngay cả văn bản chính thức cũng có ngày 31/9; kỳ tính sai ngày thì số liệu sai kỳ.";
        en: "Impossible date", "Even official texts print 31/9; with a wrong day the figures belong to another period.";
        wrong: "date: 31/9/2020"; right: "date: 30/9/2020";
    UNKNOWN_PERIOD: "unknown-period", Error,
        vi: "Kỳ không có", "Nhãn của kỳ phải xác định đúng ngày bắt đầu và kết thúc.";
        en: "Unknown period", "A period's id must fix its first and last day.";
        wrong: "period: 6 tháng 2020"; right: "period: 2020-6m";
    UNKNOWN_OFFICE: "unknown-office", Error,
        vi: "Đơn vị không có", "Số liệu phải thuộc về một đơn vị đã khai báo.";
        en: "Unknown office", "Figures must belong to an office that is declared.";
        wrong: "office: haiphong"; right: "office: hai-phong";
    UNKNOWN_INDICATOR: "unknown-figure", Error,
        vi: "Chỉ tiêu thống kê không có", "Một con số không thuộc chỉ tiêu nào thì không kiểm tra được.";
        en: "Unknown figure", "A number that belongs to no indicator cannot be checked.";
        wrong: "{{ viec.thuly }}"; right: "{{ viec.thu_ly }}";
    BAD_NAME: "bad-name", Error,
        vi: "Tên không hợp lệ", "Tên của tệp và mã trở thành địa chỉ trang; chỉ dùng chữ thường không dấu, số và dấu gạch ngang.";
        en: "Bad name", "Names of files and ids become addresses; only lower-case letters without marks, digits and hyphens.";
        wrong: "news/2020/04/Sơ kết.md"; right: "news/2020/04/so-ket.md";
    BROKEN_FORMULA: "broken-formula", Error,
        vi: "Công thức viết sai", "Công thức sai thì mọi số tính từ nó đều sai.";
        en: "Broken formula", "With a wrong formula every figure computed from it is wrong.";
        wrong: "is: viec.cdk + "; right: "is: viec.cdk + viec.ccdk";
    MIXED_UNITS: "mixed-units", Error,
        vi: "Cộng trừ khác đơn vị", "Việc không cộng được với đồng.";
        en: "Mixed units", "Cases cannot be added to money.";
        wrong: "is: viec.cdk + tien.cdk"; right: "is: viec.cdk + viec.ccdk";
    FORMULA_CYCLE: "formula-cycle", Error,
        vi: "Công thức vòng tròn", "Một chỉ tiêu được tính từ chính nó thì không tính được.";
        en: "Formula in a circle", "An indicator computed from itself cannot be computed.";
        wrong: "a: { is: b + 1 }\nb: { is: a - 1 }"; right: "a: { is: b + 1 }";
    STATED_TWICE: "stated-twice", Error,
        vi: "Một số khai hai lần", "Hai báo cáo cùng trạng thái cho một ô: không biết số nào đúng.";
        en: "Stated twice", "Two statements of the same status for one cell: nobody knows which is right.";
        wrong: "hai-phong.yaml và bang.yaml cùng có viec.xong"; right: "chỉ một tệp có viec.xong";
    NOT_WHOLE: "not-whole", Error,
        vi: "Số đếm bị lẻ", "Số việc, số đồng là số nguyên; phần lẻ là dấu hiệu của dấu chấm, dấu phẩy đặt nhầm.";
        en: "Count with a fraction", "Cases and đồng are whole; a fraction is the sign of a misplaced point or comma.";
        wrong: "viec.xong: 3,345"; right: "viec.xong: 3.345";
    RATE_STATED: "rate-stated", Error,
        vi: "Tỷ lệ khai mà không có tử số, mẫu số", "Tỷ lệ luôn được tính từ tử số và mẫu số. Tỷ lệ ghi trong báo cáo chỉ để đối chiếu; thiếu một trong hai số kia thì không đối chiếu được và người đọc không biết tỷ lệ là của cái gì.";
        en: "Rate stated without its numerator and base", "A rate is always computed from its numerator and base. One stated in a report serves to check them; without either nothing can be checked, and readers cannot tell what it is a rate of.";
        wrong: "viec.ty_le_xong: 47,3"; right: "viec.xong: 3.345\nviec.cdk: 7.072\nviec.ty_le_xong: 47,3";
    UNKNOWN_BASIS: "unknown-basis", Error,
        vi: "Căn cứ thống kê không có", "Cách tính thay đổi theo văn bản. Báo cáo nêu một căn cứ mà không công thức nào khai thì không biết phải kiểm tra theo cách tính nào.";
        en: "Unknown legal basis", "What is counted changes with the regulations. Where a statement names a basis no formula was declared with, nobody knows which rules to check it by.";
        wrong: "basis: Thông tư 6/2019"; right: "basis: Thông tư 06/2019/TT-BTP";
    OFFICE_LOOP: "office-loop", Error,
        vi: "Đơn vị trực thuộc vòng tròn", "Đơn vị không thể là cấp trên của chính mình.";
        en: "Offices in a circle", "No office can stand above itself.";
        wrong: "a: { parent: b }\nb: { parent: a }"; right: "a: { parent: b }";
    OFFICE_NOT_IN_FORCE: "office-not-in-force", Error,
        vi: "Đơn vị không tồn tại trong kỳ", "Hải Phòng trước và sau 01/7/2025 là hai đơn vị; số liệu gắn nhầm thì so sánh sai.";
        en: "Office not in force", "Hải Phòng before and after 1 July 2025 are two offices; figures on the wrong one make false comparisons.";
        wrong: "office: hai-phong (đến 30/6/2025), period: 2026"; right: "office: hai-phong-moi, period: 2026";
    BAD_ADDRESS: "bad-address", Error,
        vi: "Địa chỉ không hợp lệ", "Địa chỉ ra ngoài thư mục nội dung hoặc không thuộc trang.";
        en: "Bad address", "The address leaves the content folder or is not of the site.";
        wrong: "file: ../../anh.jpg"; right: "file: anh.jpg";
    MISSING_PICTURE: "missing-picture", Error,
        vi: "Không có ảnh", "Bài nhắc đến một ảnh không có trong thư mục.";
        en: "Missing picture", "The article names a picture that is not in its folder.";
        wrong: "file: hop.jpg (không có tệp)"; right: "file: hoi-nghi.jpg";
    UNUSABLE_COLOUR: "unusable-colour", Error,
        vi: "Màu không dùng được", "Chữ màu nhạt trên nền sáng thì người mắt kém và người xem ngoài nắng không đọc được.";
        en: "Unusable colour", "Pale text on a light ground cannot be read by people with poor sight, nor by anyone in the sun.";
        wrong: "colours: { brand: \"#e8b0b0\" }"; right: "colours: { brand: \"#8c1a1f\" }";
    BROKEN_BLOCK: "broken-block", Error,
        vi: "Khối viết sai", "Khối bảng, số chính, xếp hạng… có mục không dùng được.";
        en: "Broken block", "A block (table, key figures, ranking…) holds a field that cannot be used.";
        wrong: "columns: [thay_doi]"; right: "columns: [change]";
    BROKEN_NARRATIVE: "broken-narrative", Error,
        vi: "Đoạn kết quả viết sai", "Câu trong narratives.yaml được viết ra cho mọi đơn vị, mọi kỳ. Một ngoặc không đóng, một điều kiện đọc không ra sẽ làm sai câu ở mọi trang.";
        en: "Broken narrative", "A sentence of narratives.yaml is written for every office and period. An open bracket or a condition that cannot be read would spoil it on every page.";
        wrong: "Thụ lý {{ .thu_ly }}[, {{ .thu_ly | change }}."; right: "Thụ lý {{ .thu_ly }}[, {{ .thu_ly | change }}].";
    UNKNOWN_NARRATIVE: "unknown-narrative", Error,
        vi: "Đoạn kết quả không có", "Khối `narrative` gọi tên một đoạn, hoặc một nhóm chỉ tiêu, chưa khai trong statistics/narratives.yaml thì không viết ra được gì.";
        en: "Unknown narrative", "A block `narrative` that names a paragraph or a family not declared in statistics/narratives.yaml has nothing to print.";
        wrong: "```narrative\nfamily: viecc\n```"; right: "```narrative\nfamily: viec\n```";
    STRAY_TRANSLATION: "stray-translation", Error,
        vi: "Bản dịch không có chỗ đứng", "Bản dịch đứng cạnh bản gốc và mang tên của bản gốc: `index.en.md` cạnh `index.md`. Không có bản gốc, hoặc `site.yaml` không khai ngôn ngữ ấy, thì bản dịch không được công bố mà không ai hay.";
        en: "A translation without its place", "A translation lies beside its original and has its name: `index.en.md` beside `index.md`. Without the original, or where `site.yaml` does not name the language, it would go unpublished and nobody would notice.";
        wrong: "news/2020/04/so-ket/index.en.md (không có index.md)"; right: "news/2020/04/so-ket/index.md\nnews/2020/04/so-ket/index.en.md";
    REPEATED_IN_TRANSLATION: "repeated-in-translation", Error,
        vi: "Bản dịch viết lại điều của bản gốc", "Ngày, kỳ, đơn vị, chủ đề, tác giả và tệp ảnh của bản dịch là của bản gốc. Viết hai lần thì có ngày hai bản nói khác nhau.";
        en: "A translation writes again what its original says", "The date, period, office, tags, author and picture of a translation are those of its original. Written twice, the two will one day differ.";
        wrong: "title: Mid-year review\ndate: 24/4/2020"; right: "title: Mid-year review";
    MISSING_TRANSLATION: "missing-translation", Error,
        vi: "Chưa có tiếng Anh", "Trang có hai ngôn ngữ thì mọi tên in ra, cả đơn vị tính, phải có tiếng Anh; thiếu một tên là người đọc gặp một trang nửa Anh nửa Việt.";
        en: "A name without its translation", "On a site in two languages every name that is printed needs its English, units too; with one missing, readers meet a page half in Vietnamese.";
        wrong: "name: Tổng số việc thụ lý"; right: "name: { vi: Tổng số việc thụ lý, en: Cases accepted }";
}
