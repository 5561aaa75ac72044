;;; readme-test.el --- What the README says to paste works  -*- lexical-binding: t; -*-

;;; Code:

(require 'support)
(require 'package)

;; An Emacs with a screen does so by itself.
(package-activate-all)

(defun blocks ()
  "The blocks of Emacs Lisp in the README."
  (with-temp-buffer
    (insert-file-contents (expand-file-name "README.md" (getenv "PLUGIN")))
    (let (blocks)
      (while (re-search-forward "^```elisp\n\\(\\(?:.*\n\\)*?\\)```$" nil t)
        (push (match-string 1) blocks))
      (nreverse blocks))))

(defun paste (block)
  "Evaluate BLOCK, as an init file is."
  (with-temp-buffer
    (insert block)
    (eval-buffer)))

(defun wrong-in (buffer)
  "How many findings flymake shows in BUFFER."
  (with-current-buffer buffer
    (when (bound-and-true-p flymake-mode) (flymake-start))
    (length (flymake-diagnostics))))

(ert-deftest readme ()
  (let ((blocks (blocks)))
    (should (= 4 (length blocks)))
    (paste (nth 0 blocks))
    (should (equal '("asyncy-ls" "serve") asyncy-server-command))
    (let ((story (visit "stories/5-mistakes.story")))
      ;; `eglot-ensure' waits for the next command.
      (run-hooks 'post-command-hook)
      (should (equal 5 (becomes 5 (lambda () (wrong-in story))))))
    (paste (nth 2 blocks))
    (should (equal asyncy-dialect "2020"))
    (should (equal (asyncy-eglot-contact) '("/opt/asyncy/asyncy-ls" "serve" :initializationOptions (:dialect "2020"))))
    (paste (nth 3 blocks))
    (should (equal asyncy-server-command '("asyncy-ls" "serve" "--log-level" "debug")))
    (paste (nth 1 blocks))
    (should (memq 'lsp-deferred asyncy-story-mode-hook))))

(ert-deftest explanations-and-checks ()
  (setq asyncy-server-command '("asyncy-ls" "serve"))
  (should (member "pattern-mismatch" (asyncy--rules)))
  (asyncy-explain "pattern-mismatch")
  (with-current-buffer "*asyncy rule*"
    (goto-char (point-min))
    (should (search-forward "pattern-mismatch" nil t)))
  (let ((default-directory (tour "stories/")))
    (asyncy-check)
    (with-current-buffer "*compilation*"
      (should (becomes t (lambda () (and (string-match-p "exited abnormally" (buffer-string)) t))))
      (goto-char (point-min))
      (compilation-next-error 1)
      (should (string-match-p "services/printer/asyncy.yml:9:9: warning" (thing-at-point 'line))))))

(provide 'readme-test)
;;; readme-test.el ends here
