"""The articles of the made-up ministry: text, figures by name, a table, now and then a picture.

An article is a list of blocks any generator can write down in its own way: `("text", [...])`, whose
pieces are words or figures `(form, indicator)`; `("heading", words)`; `("list", [words, ...])`;
`("table", rows, columns)`; `("picture", description, caption)`.
"""

import datetime
import random
import struct
import zlib

WHO = (
    "Lãnh đạo đơn vị", "Tập thể chấp hành viên", "Phòng Nghiệp vụ", "Bộ phận một cửa", "Chi bộ đơn vị",
    "Ban Chỉ đạo thi hành án dân sự", "Các chi cục trực thuộc", "Đội ngũ thẩm tra viên", "Văn phòng",
    "Tổ công tác liên ngành", "Bộ phận kế toán nghiệp vụ", "Công đoàn cơ sở",
)
DID = (
    "tập trung rà soát hồ sơ, phân loại chính xác việc có điều kiện và chưa có điều kiện thi hành",
    "phối hợp chặt chẽ với chính quyền địa phương, Viện kiểm sát và Tòa án trong xác minh tài sản",
    "đối chiếu sổ sách với phần mềm quản lý hồ sơ, kịp thời khắc phục những chỗ ghi chép còn thiếu",
    "vận động, thuyết phục đương sự tự nguyện thi hành trước khi áp dụng biện pháp cưỡng chế",
    "kiểm tra việc kê biên, thẩm định giá và bán đấu giá tài sản theo đúng trình tự luật định",
    "tiếp công dân định kỳ, giải quyết đơn thư ngay từ cơ sở, hạn chế khiếu nại vượt cấp",
    "xây dựng kế hoạch cao điểm, giao nhiệm vụ cụ thể cho từng chấp hành viên và theo dõi hằng tuần",
    "tổ chức tập huấn nghiệp vụ, trao đổi cách làm hay giữa các địa bàn có điều kiện tương tự",
    "thu nộp, chi trả tiền và tài sản thi hành án công khai, đúng đối tượng, đúng thời hạn",
    "xử lý vật chứng tồn đọng, bàn giao tài sản cho người mua trúng đấu giá và người được thi hành án",
    "làm việc với các ngân hàng để tháo gỡ vướng mắc trong những vụ việc tín dụng kéo dài",
    "chấn chỉnh kỷ luật công vụ, nâng cao trách nhiệm của người đứng đầu trong chỉ đạo, điều hành",
)
WHY = (
    "nhằm bảo đảm quyền và lợi ích hợp pháp của người dân, doanh nghiệp trên địa bàn",
    "qua đó góp phần giữ vững an ninh trật tự và niềm tin của nhân dân vào pháp luật",
    "để hoàn thành nhiệm vụ được giao và giảm lượng án tồn chuyển sang kỳ sau",
    "trong bối cảnh khối lượng công việc lớn mà biên chế ngày càng được tinh gọn",
    "coi đây là khâu quyết định chất lượng của toàn bộ quá trình tổ chức thi hành",
    "đồng thời rút kinh nghiệm đối với những hồ sơ chậm tiến độ do nguyên nhân chủ quan",
    "được cấp ủy, chính quyền các cấp ghi nhận và các cơ quan liên quan đồng thuận",
    "phù hợp với yêu cầu cải cách hành chính và chuyển đổi số của toàn ngành",
)
TOPICS = (
    "{} tháo gỡ vướng mắc trong bán đấu giá tài sản", "{} đẩy mạnh xác minh điều kiện thi hành",
    "{} tập trung giải quyết án tín dụng, ngân hàng", "{} nâng cao chất lượng phân loại hồ sơ",
    "{} kiểm tra công tác tại các địa bàn", "{} chú trọng vận động tự nguyện thi hành",
    "{} ra quân đợt cao điểm thi hành án", "{} siết chặt kỷ luật, kỷ cương công vụ",
)
TAGS = (
    "đấu giá", "xác minh", "tín dụng", "phân loại", "kiểm tra", "tự nguyện", "cao điểm", "kỷ cương",
    "phối hợp", "chi trả", "tập huấn", "tiếp công dân",
)
HEADINGS = ("Kết quả về việc", "Kết quả về tiền", "Nhiệm vụ thời gian tới")
PICTURED = 25  # one article of so many has a picture
TABLE = (("viec.thu_ly", "tien.xong"), ("value", "same"))


class Article:
    def __init__(self, at, ministry, dice):
        usable = [period for period in ministry.periods if period.year > ministry.periods[0].year]
        self.period = dice.choice(usable)
        offices = ministry.above
        if at % 4 == 3:  # one of four is about a branch, where branches have reported
            offices = [one for one in ministry.branches if ministry.has(one.id, self.period.id)] or offices
        self.office = dice.choice(offices)
        self.date = self.period.end + datetime.timedelta(days=dice.randrange(3, 29))
        topic = dice.choice(TOPICS).format(self.office.short)
        self.title = f"{topic} trong {self.period.name}"
        self.lead = f"{dice.choice(WHO)} {dice.choice(DID)}."
        self.tags = dice.sample(TAGS, 2)
        self.name = f"bai-{at:06d}"
        self.path = f"{self.date:%Y/%m}/{self.name}"
        self.picture = f"anh-{at:06d}.png" if at % PICTURED == 0 else None
        self.blocks = list(self._blocks(dice))

    def _blocks(self, dice):
        def prose(count):
            said = []
            while len(" ".join(said).split()) < count:
                said.append(f"{dice.choice(WHO)} {dice.choice(DID)}, {dice.choice(WHY)}.")
            return " ".join(said) + " "

        yield "text", [prose(70)]
        yield "heading", HEADINGS[0]
        yield "text", [
            prose(30), "Tổng số việc thụ lý là ", ("value", "viec.thu_ly"), ", ", ("change", "viec.thu_ly"),
            " so với cùng kỳ."]
        yield "text", [
            prose(30), "Tổng số việc phải thi hành là ", ("value", "viec.phai_th"), ", trong đó có điều kiện ",
            ("value", "viec.cdk"), ", ", ("share", "viec.cdk"), " tổng số việc phải thi hành."]
        yield "text", [
            "Đã thi hành xong ", ("value", "viec.xong"), ", đạt tỷ lệ ", ("value", "viec.ty_le_xong"), ", ",
            ("points", "viec.ty_le_xong"), " so với cùng kỳ. ", prose(30)]
        if self.picture:
            yield "picture", "Các ô màu xếp cạnh nhau", "Hình minh họa do máy vẽ"
        yield "heading", HEADINGS[1]
        yield "text", [
            prose(30), "Tổng số tiền thụ lý là ", ("words", "tien.thu_ly"), "; đã thi hành xong ",
            ("words", "tien.xong"), ", đạt tỷ lệ ", ("value", "tien.ty_le_xong"), "."]
        yield ("table", *TABLE)
        yield "heading", HEADINGS[2]
        yield "text", [prose(60)]
        yield "list", [f"{what};" for what in dice.sample(DID, 4)]
        yield "text", [prose(30)]


def write_all(count, ministry, seed):
    dice = random.Random(f"{seed} articles")
    return [Article(at, ministry, dice) for at in range(count)]


def draw(name):
    """A small picture of coloured squares as a PNG file, another one for each name."""
    dice = random.Random(name)
    across, down, square = 16, 10, 20
    rows = []
    for _ in range(down):
        line = b"".join(bytes(dice.choices(range(256), k=3)) * square for _ in range(across))
        rows += [b"\0" + line] * square

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", across * square, down * square, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"".join(rows)))
            + chunk(b"IEND", b""))


