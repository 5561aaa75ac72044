;;; eglot-test.el --- The server in Emacs, by eglot  -*- lexical-binding: t; -*-

;;; Code:

(require 'support)
(require 'eglot)

(setq eglot-autoreconnect 1
      eglot-sync-connect 20
      eglot-events-buffer-size 100000
      eglot-send-changes-idle-time 0.02)

(defun open (path)
  "Visit PATH as somebody with `eglot-ensure' in the mode's hook does."
  (let ((buffer (visit path)))
    (unless (eglot-managed-p)
      (if (eglot-current-server) (eglot--maybe-activate-editing-mode) (apply #'eglot (eglot--guess-contact))))
    buffer))

(defun shown (buffer)
  "What flymake shows in BUFFER: `12 unknown-command' for each."
  (with-current-buffer buffer
    (flymake-start)
    (mapcar (lambda (each)
              (let ((code (plist-get (alist-get 'eglot-lsp-diag (flymake-diagnostic-data each)) :code)))
                (format "%d %s" (line-number-at-pos (flymake-diagnostic-beg each)) code)))
            (sort (flymake-diagnostics) (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))))

(defmacro shows (buffer expected)
  "Wait until flymake shows what is EXPECTED in BUFFER."
  `(should (equal ,expected (becomes ,expected (lambda () (shown ,buffer))))))

(defun edit (buffer text with)
  "Replace TEXT in BUFFER by WITH; the server hears of it."
  (replace-in buffer text with)
  (with-current-buffer buffer (eglot--signal-textDocument/didChange)))

(defun at (words)
  "Put point into the first of WORDS."
  (goto-char (point-min))
  (search-forward words)
  (goto-char (1+ (match-beginning 0))))

(ert-deftest eglot-1-diagnostics ()
  (dolist (each (of "diagnostics"))
    (let ((buffer (open (car each))))
      (should (eq major-mode (if (string-suffix-p ".story" (car each)) 'asyncy-story-mode 'asyncy-manifest-mode)))
      (shows buffer (cdr each))))
  (should (= 1 (length (apply #'append (hash-table-values eglot--servers-by-project))))))

(ert-deftest eglot-2-hover ()
  (with-current-buffer (open (of "hover" "file"))
    (at (of "hover" "at"))
    (let (said)
      (eglot-hover-eldoc-function (lambda (text &rest _) (setq said (substring-no-properties text))))
      (should (becomes t (lambda () (and said (string-match-p (regexp-quote (of "hover" "says")) said) t)))))))

(ert-deftest eglot-3-definition ()
  (with-current-buffer (open (of "definition" "file"))
    (at (of "definition" "at"))
    (let ((found (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot))))
      (should (string-suffix-p (of "definition" "leads_to")
                               (xref-location-group (xref-item-location (car found))))))))

(ert-deftest eglot-4-completion ()
  (with-current-buffer (open (of "completion" "file"))
    (goto-char (point-max))
    (insert (of "completion" "typed"))
    (let* ((completion (eglot-completion-at-point))
           (offered (all-completions "" (nth 2 completion))))
      (dolist (each (of "completion" "offers"))
        (should (seq-find (lambda (one) (string-prefix-p each (string-trim one))) offered))))
    (set-buffer-modified-p nil)))

(ert-deftest eglot-5-outline ()
  (with-current-buffer (open "stories/4-evening.story")
    (should (assoc "Event" (imenu--make-index-alist t)))))

(ert-deftest eglot-6-unsaved-manifest ()
  (let ((story (open (of "unsaved" "story")))
        (manifest (open (of "unsaved" "manifest"))))
    (shows story nil)
    (edit manifest (of "unsaved" "replace") (of "unsaved" "with"))
    (shows story (of "unsaved" "then"))
    (should (buffer-modified-p manifest))
    (edit manifest (of "unsaved" "with") (of "unsaved" "replace"))
    (shows story nil)))

(ert-deftest eglot-7-crlf-and-emoji ()
  (let ((story (open (of "dos" "file"))))
    (should (equal "dos" (symbol-name (coding-system-eol-type-mnemonic-name buffer-file-coding-system))))
    (shows story (of "dos" "diagnostics"))
    (let ((mark (car (flymake-diagnostics))))
      (should (equal (of "dos" "underlined")
                     (buffer-substring-no-properties (flymake-diagnostic-beg mark) (flymake-diagnostic-end mark)))))
    (edit story (of "dos" "replace") (of "dos" "with"))
    (shows story nil)))

(defun coding-system-eol-type-mnemonic-name (system)
  "The name of how SYSTEM ends lines."
  (nth (coding-system-eol-type system) '(unix dos mac)))

(ert-deftest eglot-8-quick-fix-and-format ()
  (let ((story (open "stories/6-more-mistakes.story")))
    (shows story (of "diagnostics" "stories/6-more-mistakes.story"))
    (at "\"center\"")
    ;; A key, not the mouse, asked for them.
    (cl-letf ((last-nonmenu-event ?a)
              ((symbol-function 'completing-read)
               (lambda (_prompt titles &rest _)
                 (car (seq-find (lambda (each) (string-match-p "`\"centre\"`" (car each))) titles)))))
      (call-interactively #'eglot-code-actions))
    (goto-char (point-min))
    (should (search-forward "place:\"centre\"" nil t))
    (goto-char (point-max))
    (insert "if  a\n  log   a\n")
    (eglot-format-buffer)
    (should (string-suffix-p "if a\n    log a\n" (buffer-string)))))

(ert-deftest eglot-9-killed-server ()
  (let* ((story (open (of "killed" "file")))
         (killed (eglot-current-server)))
    (shows story (of "diagnostics" (of "killed" "file")))
    (signal-process (jsonrpc--process killed) 'SIGKILL)
    ;; eglot starts another by itself, unless the first one died young.
    (should (becomes t (lambda () (let ((server (eglot-current-server)))
                                    (and server (not (eq server killed)) (jsonrpc-running-p server) t)))))
    (edit story (of "killed" "replace") (of "killed" "with"))
    (shows story (of "killed" "then"))))

(provide 'eglot-test)
;;; eglot-test.el ends here
