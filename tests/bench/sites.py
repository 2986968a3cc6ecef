"""What the same site is called in every generator, and how its files are laid down."""


class SITE:
    title = "Trang đo tốc độ"
    address = "https://do-toc-do.example.vn/"
    notice = "Trang minh họa để đo tốc độ; cơ quan và số liệu không có thật."
    about = "Cơ quan, địa danh và số liệu của trang này do máy bịa ra để đo tốc độ dựng trang."
    page_size = 20  # articles on a page of a list
    feed = 30  # articles in the feed


def lay(folder):
    """Writes files below a folder, text or bytes."""
    made = set()

    def put(path, text):
        target = folder / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        target.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))

    return put


def markdown(head, article, said, table, picture):
    """The text of an article: its head, then its blocks. A generator says how it names a figure
    (form, indicator), a table (rows, columns), and a picture (file, what it shows, caption)."""
    lines = [*head, ""]
    for kind, *what in article.blocks:
        if kind == "text":
            lines.append("".join(p if isinstance(p, str) else said(*p) for p in what[0]).strip())
        elif kind == "heading":
            lines.append(f"## {what[0]}")
        elif kind == "list":
            lines.append("\n".join(f"- {item}" for item in what[0]))
        elif kind == "table":
            lines.append(table(*what))
        elif kind == "picture":
            lines.append(picture(article.picture, *what))
        lines.append("")
    return "\n".join(lines)
