//! Finds asyncy-ls on the PATH and hands the settings on.
use zed_extension_api::{self as zed, serde_json, settings::LspSettings, LanguageServerId, Result, Worktree};

struct Asyncy;

impl zed::Extension for Asyncy {
    fn new() -> Self {
        Asyncy
    }

    fn language_server_command(&mut self, _id: &LanguageServerId, worktree: &Worktree) -> Result<zed::Command> {
        let command = worktree
            .which("asyncy-ls")
            .ok_or("there is no asyncy-ls on the PATH; install it, or say where it is in lsp.asyncy-ls.binary.path")?;
        Ok(zed::Command { command, args: vec!["serve".into()], env: worktree.shell_env() })
    }

    fn language_server_workspace_configuration(
        &mut self,
        id: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<serde_json::Value>> {
        let settings = LspSettings::for_worktree(id.as_ref(), worktree)?.settings.unwrap_or_default();
        Ok(Some(serde_json::json!({ "asyncy": settings })))
    }
}

zed::register_extension!(Asyncy);
