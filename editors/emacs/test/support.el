;;; support.el --- What the tests in this folder share  -*- lexical-binding: t; -*-

;;; Commentary:
;; TOUR is a copy of the tour that may be written to.

;;; Code:

(require 'ert)
(require 'json)
(require 'asyncy-mode)

(setq make-backup-files nil
      create-lockfiles nil
      auto-save-default nil)

(defvar scenario
  (let ((json-object-type 'alist) (json-array-type 'list) (json-key-type 'string))
    (json-read-file (getenv "SCENARIO")))
  "What every editor is shown, and must show.")

(defun of (&rest keys)
  "What the scenario says below KEYS."
  (let ((value scenario))
    (dolist (key keys value) (setq value (cdr (assoc key value))))))

(defun tour (path)
  "The file PATH of the tour."
  (expand-file-name path (getenv "TOUR")))

(defun visit (path)
  "Visit PATH of the tour in the selected window; return its buffer."
  (switch-to-buffer (find-file-noselect (tour path))))

(defun becomes (expected ask)
  "Wait until ASK gives EXPECTED, and return what it gave last."
  (let ((deadline (+ (float-time) 60)) found)
    (while (and (not (equal expected (setq found (funcall ask)))) (< (float-time) deadline))
      (accept-process-output nil 0.02))
    found))

(defun replace-in (buffer text with)
  "Replace TEXT in BUFFER by WITH, as typing does."
  (with-current-buffer buffer
    (goto-char (point-min))
    (search-forward text)
    (replace-match with t t)))

(provide 'support)
;;; support.el ends here
