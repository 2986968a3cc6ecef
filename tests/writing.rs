//! A site is written whole or not at all: builds killed at any moment, folders that are not ours,
//! folders that hold the sources.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use support::{
    Tree, assert_same, assert_status, build, build_well, congbo, copy, repository, tree,
};

const POLL: Duration = Duration::from_micros(200);
const PATIENCE: Duration = Duration::from_secs(120);

/// A folder with the demonstration's content, a base address of its own, and room for output.
struct Root {
    folder: tempfile::TempDir,
}

impl Root {
    fn new(host: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        copy(&repository().join("content"), &folder.path().join("content"));
        let site = folder.path().join("content/site.yaml");
        let text = fs::read_to_string(&site).expect("site.yaml");
        let old = "https://thads-haiphong.example.vn/\nlanguages";
        assert!(text.contains(old));
        fs::write(&site, text.replace(old, &format!("https://{host}/\nlanguages")))
            .expect("written");
        Self { folder }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }
}

fn start(root: &Path, output: &Path) -> Child {
    let mut command = congbo(root);
    command.arg("build").arg("--output").arg(output);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("the program starts")
}

/// How many files lie below a folder that is being written.
fn count(folder: &Path) -> usize {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .count()
}

/// What stands beside the output.
fn beside(output: &Path) -> Vec<String> {
    let parent = output.parent().expect("a parent");
    let mut names: Vec<String> = fs::read_dir(parent)
        .expect("the folder can be read")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .filter(|name| output.file_name().is_none_or(|own| own.to_str() != Some(name)))
        .collect();
    names.sort();
    names
}

/// The folder a build under way writes to: whatever new folder has appeared beside the output.
fn stage(output: &Path, known: &[String]) -> Option<PathBuf> {
    let parent = output.parent()?;
    fs::read_dir(parent).ok()?.filter_map(Result::ok).map(|entry| entry.path()).find(|path| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
        path != output && path.is_dir() && !known.iter().any(|other| other == name)
    })
}

/// Starts a build and kills it once `files` files lie in its staging folder. `true` if it was
/// killed at work, `false` if it was done before.
fn kill_after(root: &Path, output: &Path, files: usize) -> bool {
    let known: Vec<String> = Vec::new();
    let mut child = start(root, output);
    let begun = Instant::now();
    loop {
        assert!(begun.elapsed() < PATIENCE, "the build does not come to its end");
        if child.try_wait().expect("the program can be asked").is_some() {
            return false;
        }
        let reached = match files {
            0 => true,
            // Counting a full folder takes longer than filling it: beyond the first file only look
            // for what the path tells.
            1 => stage(output, &known).is_some(),
            files => stage(output, &known).is_some_and(|stage| count(&stage) >= files),
        };
        if reached {
            let killed = child.kill().is_ok();
            let status = child.wait().expect("the program ends");
            return killed && !status.success();
        }
        std::thread::park_timeout(POLL);
    }
}

/// Starts a build and kills it after a time, whatever it is doing.
fn kill_when(root: &Path, output: &Path, after: Duration) -> bool {
    let mut child = start(root, output);
    let begun = Instant::now();
    while begun.elapsed() < after {
        if child.try_wait().expect("the program can be asked").is_some() {
            return false;
        }
        std::thread::park_timeout(POLL);
    }
    let _ = child.kill();
    !child.wait().expect("the program ends").success()
}

fn whole(output: &Path, sites: &[&Tree], when: &str) {
    let found = tree(output);
    assert!(
        sites.iter().any(|site| **site == found),
        "{when}: the output is neither the old nor the new site but {} files, {} of which differ from the old one",
        found.len(),
        support::differing(&found, sites[0]).len()
    );
}

#[test]
fn a_build_killed_at_any_moment_leaves_the_earlier_site_whole() {
    let (old_root, new_root) = (Root::new("cu.example.vn"), Root::new("moi.example.vn"));
    let place = tempfile::tempdir().expect("a folder");
    let output = place.path().join("site");
    build_well(new_root.path(), &output);
    let new = tree(&output);
    // How long a whole build takes here, to spread the moments of killing over it.
    let begun = Instant::now();
    build_well(old_root.path(), &output);
    let takes = begun.elapsed();
    let old = tree(&output);
    assert!(old.len() > 1000 && support::differing(&old, &new).len() > 100);

    let mut killed_at_work = 0;
    for files in [0, 1, 2, 10, 100, 400, 800, 1000, old.len()] {
        killed_at_work += usize::from(kill_after(new_root.path(), &output, files));
        whole(&output, &[&old, &new], &format!("killed after {files} files"));
        build_well(old_root.path(), &output);
        assert_same(&tree(&output), &old);
        assert_eq!(beside(&output), Vec::<String>::new(), "something was left beside the site");
    }
    assert!(killed_at_work >= 5, "only {killed_at_work} builds were killed at work");
    for part in 1..=12 {
        let after = takes * part / 12;
        kill_when(new_root.path(), &output, after);
        whole(&output, &[&old, &new], &format!("killed after {after:?} of {takes:?}"));
    }
    // The next build puts everything right.
    build_well(new_root.path(), &output);
    assert_same(&tree(&output), &new);
    assert_eq!(beside(&output), Vec::<String>::new(), "something was left beside the site");
}

#[test]
fn a_first_build_that_is_killed_leaves_no_part_of_a_site() {
    let root = Root::new("cu.example.vn");
    let place = tempfile::tempdir().expect("a folder");
    let output = place.path().join("site");
    assert!(kill_after(root.path(), &output, 100), "the build was done before it could be killed");
    assert!(!output.exists(), "a part of a site stands where a site should");
    build_well(root.path(), &output);
    assert!(output.join("index.html").is_file());
    assert_eq!(beside(&output), Vec::<String>::new());
}

#[test]
fn a_site_moved_aside_by_a_killed_build_comes_back() {
    let root = Root::new("cu.example.vn");
    let place = tempfile::tempdir().expect("a folder");
    let output = place.path().join("site");
    build_well(root.path(), &output);
    let site = tree(&output);
    // What a build leaves that was killed between its two renames.
    fs::rename(&output, place.path().join(".site.congbo-old")).expect("moved");
    build_well(root.path(), &output);
    assert_same(&tree(&output), &site);
    assert_eq!(beside(&output), Vec::<String>::new());
}

#[test]
fn a_build_with_errors_leaves_the_earlier_site_alone() {
    let root = Root::new("cu.example.vn");
    let output = root.path().join("public");
    build_well(root.path(), &output);
    let site = tree(&output);
    let bad = root.path().join("content/news/2020/04/so-ket-6-thang/index.md");
    let text = fs::read_to_string(&bad).expect("an article");
    fs::write(&bad, format!("{text}\n\n{{{{ viec.khong_co }}}}\n")).expect("written");
    assert_status(&build(root.path(), &output), 1);
    assert_same(&tree(&output), &site);
    // Nor does it make the folders a first site would lie in.
    assert_status(&build(root.path(), &root.path().join("ra/ngoai/site")), 1);
    assert!(!root.path().join("ra").exists());
}

/// A build that must be refused with status 2 and leave everything below `watched` as it was.
fn assert_refused(root: &Path, output: &Path, watched: &Path) {
    let before = tree(watched);
    let run = build(root, output);
    assert_status(&run, 2);
    assert!(!run.stderr.is_empty(), "refused without a word");
    assert_same(&tree(watched), &before);
}

#[test]
fn two_builds_at_once_never_mix_their_sites() {
    let (one_root, other_root) = (Root::new("mot.example.vn"), Root::new("hai.example.vn"));
    let place = tempfile::tempdir().expect("a folder");
    let alone = |root: &Root, name: &str| {
        let output = place.path().join(name);
        build_well(root.path(), &output);
        tree(&output)
    };
    let (one, other) = (alone(&one_root, "mot"), alone(&other_root, "hai"));
    for round in 1..=4 {
        let output = place.path().join(format!("site-{round}"));
        let mut first = start(one_root.path(), &output);
        let mut second = start(other_root.path(), &output);
        let ends =
            [first.wait(), second.wait()].map(|end| end.expect("the program ends").success());
        // One of them may be refused, but what stands is one of the two sites, and whoever says
        // that it is done has written its own or was followed by the other.
        assert!(ends.contains(&true), "round {round}: both builds failed");
        whole(&output, &[&one, &other], &format!("round {round}, two builds at once, {ends:?}"));
        build_well(one_root.path(), &output);
        assert_same(&tree(&output), &one);
    }
}

#[test]
fn a_folder_with_foreign_files_is_refused_and_untouched() {
    let root = Root::new("cu.example.vn");
    let place = tempfile::tempdir().expect("a folder");
    let output = place.path().join("tài liệu");
    fs::create_dir_all(output.join("hồ sơ")).expect("folder");
    fs::write(output.join("hồ sơ/quyết định.txt"), "quan trọng").expect("file");
    assert_refused(root.path(), &output, place.path());
    // A file where the folder should be.
    let file = place.path().join("tệp");
    fs::write(&file, "quan trọng").expect("file");
    assert_refused(root.path(), &file, place.path());
    // A hidden file counts as well; an empty folder does not.
    let hidden = place.path().join("ẩn");
    fs::create_dir(&hidden).expect("folder");
    fs::write(hidden.join(".git"), "").expect("file");
    assert_refused(root.path(), &hidden, place.path());
    let empty = place.path().join("trống");
    fs::create_dir(&empty).expect("folder");
    build_well(root.path(), &empty);
    assert!(empty.join("index.html").is_file());
}

#[test]
fn a_file_put_into_a_finished_site_does_not_survive_in_silence() {
    // Either it is refused, or the site is written anew exactly: never a mixture of both.
    let root = Root::new("cu.example.vn");
    let place = tempfile::tempdir().expect("a folder");
    let output = place.path().join("site");
    build_well(root.path(), &output);
    let site = tree(&output);
    fs::write(output.join("lạ.txt"), "lạ").expect("file");
    let run = build(root.path(), &output);
    let after = tree(&output);
    match run.status.code() {
        Some(0) => assert_same(&after, &site),
        Some(2) => assert_eq!(after.len(), site.len() + 1),
        other => panic!("status {other:?}"),
    }
}

#[test]
fn a_folder_that_is_or_holds_or_lies_in_the_sources_is_refused() {
    let root = Root::new("cu.example.vn");
    fs::create_dir_all(root.path().join("themes/congbo")).expect("folder");
    let content = root.path().join("content");
    for output in [
        content.clone(),
        content.join("public"),
        content.join("a/b/c"),
        content.join("pages/../public"),
        root.path().join("public/../content/public"),
        root.path().to_path_buf(),
        root.path().join("themes"),
        root.path().join("themes/congbo/public"),
    ] {
        assert_refused(root.path(), &output, root.path());
    }
    // Nor is a place sources would be read from, were there any.
    fs::remove_dir_all(root.path().join("themes")).expect("removed");
    for output in ["themes", "themes/congbo", "Themes", "x/../themes/congbo/assets", "CONTENT/a"] {
        let output = root.path().join(output);
        assert_refused(root.path(), &output, root.path());
        assert!(!output.exists(), "{}", output.display());
    }
    // The same when the address is relative to the folder the program runs in.
    let before = tree(root.path());
    let run = congbo(Path::new("."))
        .args(["build", "--output", "content/public"])
        .current_dir(root.path())
        .output()
        .expect("the program starts");
    assert_status(&run, 2);
    assert_same(&tree(root.path()), &before);
    assert!(!content.join("public").exists());
}

#[cfg(unix)]
#[test]
fn a_link_into_the_content_is_seen_through() {
    let root = Root::new("cu.example.vn");
    let place = tempfile::tempdir().expect("a folder");
    let link = place.path().join("link");
    std::os::unix::fs::symlink(root.path().join("content"), &link).expect("link");
    let before = tree(root.path());
    assert_status(&build(root.path(), &link.join("public")), 2);
    assert_status(&build(root.path(), &link), 2);
    assert_same(&tree(root.path()), &before);
}

#[test]
fn a_mark_does_not_make_the_content_folder_ours() {
    let root = Root::new("cu.example.vn");
    let content = root.path().join("content");
    fs::write(content.join(".congbo"), "congbo\n").expect("the mark");
    assert_refused(root.path(), &content, root.path());
}
