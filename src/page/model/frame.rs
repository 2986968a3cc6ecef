//! What every page of a site shows of the site itself.

use serde::Serialize;

use super::Link;

/// What all pages share; made once.
#[derive(Debug, Serialize)]
pub struct SiteFrame {
    /// `vi` or `en`.
    pub lang: &'static str,
    /// The site's name.
    pub title: String,
    /// Full address of the site, with a slash at the end.
    pub base_url: String,
    /// The publishing office.
    pub office: String,
    /// Main menu.
    pub menu: Vec<Link>,
    /// Address of the sign-in link; may be empty.
    pub sign_in: String,
    /// Plain text for the footer; may be empty.
    pub contact: String,
    /// A banner on every page; may be empty.
    pub notice: String,
    /// Address of the office's emblem from the root; empty where the theme's serves.
    pub emblem: String,
    /// Name of the site's feed, from the root.
    pub feed: &'static str,
    /// The same as JSON.
    pub json_feed: &'static str,
    /// The licence of the data, its name or address; may be empty.
    pub licence: String,
    /// Address of the published data, from the root.
    pub data: &'static str,
}
