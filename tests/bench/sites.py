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
