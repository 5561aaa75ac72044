;;; lsp-test.el --- The server in Emacs, by lsp-mode  -*- lexical-binding: t; -*-

;;; Code:

(require 'support)
(require 'lsp-mode)
(require 'lsp-diagnostics)

(setq lsp-auto-guess-root t
      lsp-enable-snippet nil
      lsp-restart 'ignore
      lsp-session-file (expand-file-name "lsp-session" (getenv "HOME"))
      lsp-modeline-workspace-status-enable nil
      lsp-modeline-code-actions-enable nil
      lsp-modeline-diagnostics-enable nil
      lsp-headerline-breadcrumb-enable nil
      lsp-diagnostics-provider :none)

(defun open (path)
  "Visit PATH as somebody with `lsp' in the mode's hook does."
  (let ((buffer (visit path)))
    (unless (bound-and-true-p lsp-mode) (lsp))
    (should (becomes t (lambda () (and (lsp-workspaces) (seq-every-p (lambda (each) (eq (lsp--workspace-status each) 'initialized)) (lsp-workspaces))))))
    buffer))

(defun shown (buffer)
  "What lsp-mode knows to be wrong in BUFFER."
  (with-current-buffer buffer
    (mapcar (lambda (each)
              (format "%d %s" (1+ (lsp:position-line (lsp:range-start (lsp:diagnostic-range each))))
                      (lsp:diagnostic-code? each)))
            (gethash (lsp--fix-path-casing buffer-file-name) (lsp-diagnostics)))))

(ert-deftest lsp-1-shows-what-is-wrong ()
  (dolist (each (of "diagnostics"))
    (let ((buffer (open (car each))))
      (should (equal (cdr each) (becomes (cdr each) (lambda () (shown buffer))))))))

(ert-deftest lsp-2-sees-an-unsaved-manifest ()
  (let ((story (open (of "unsaved" "story")))
        (manifest (open (of "unsaved" "manifest"))))
    (replace-in manifest (of "unsaved" "replace") (of "unsaved" "with"))
    (let ((expected (of "unsaved" "then")))
      (should (equal expected (becomes expected (lambda () (shown story))))))))

(provide 'lsp-test)
;;; lsp-test.el ends here
