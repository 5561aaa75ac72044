;;; editing-test.el --- Colours and indentation  -*- lexical-binding: t; -*-

;;; Code:

(require 'support)

(defun faces-of (story &rest words)
  "The face of each of WORDS in STORY, in their order."
  (with-temp-buffer
    (insert story)
    (asyncy-story-mode)
    (font-lock-ensure)
    (goto-char (point-min))
    (mapcar (lambda (word)
              (search-forward word)
              (let ((face (get-text-property (match-beginning 0) 'face)))
                (if (consp face) (car face) face)))
            words)))

(defconst service 'font-lock-type-face)
(defconst command 'font-lock-function-name-face)
(defconst argument 'font-lock-variable-name-face)
(defconst keyword 'font-lock-keyword-face)
(defconst text 'font-lock-string-face)
(defconst value 'font-lock-constant-face)
(defconst comment 'font-lock-comment-face)

(defmacro coloured (story &rest pairs)
  "Check that in STORY each text of PAIRS has the face behind it."
  `(should (equal (list ,@(mapcar #'cadr pairs)) (faces-of ,story ,@(mapcar #'car pairs)))))

(ert-deftest colours-of-2018 ()
  (coloured "data = alpine echo 'Hello world'" ("alpine" service) ("echo" command) ("'Hello" text))
  (coloured "frames border small --rounded --colour='#c0ffee'"
            ("frames" service) ("border" command) ("small" nil) ("--rounded" argument) ("--colour" argument) ("#c0" text))
  (coloured "kernel = alpine 'uname' '-r'" ("alpine" service) ("'uname'" text))
  (coloured "slack send :text" ("slack" service) ("send" command) (":text" argument))
  (coloured "asyncy/ci-env put 'x'" ("asyncy/ci-env" service) ("put" command))
  (coloured "set x to 1" ("set" keyword) ("x" nil) ("to" keyword) ("1" value)))

(ert-deftest colours-of-2020 ()
  (coloured "demo go foo:\"a\" bar:[1, 2]" ("demo" service) ("go" command) ("foo" argument) ("\"a\"" text) ("bar" argument)
            ("2" value))
  (coloured "slack send text:x to:y" ("send" command) ("text" argument) ("to" argument))
  (coloured "when wall screen touched place:\"left\" as touch" ("when" keyword) ("wall" service) ("screen" command)
            ("place" argument) ("as" keyword))
  (coloured "foreach tweets as tweet" ("foreach" keyword) ("as" keyword))
  (coloured "x = (svc cmd key:1)" ("svc" service) ("cmd" command) ("key" argument))
  (coloured "function f name:string returns int" ("function" keyword) ("f" command) ("name" argument) ("returns" keyword)
            ("int" service))
  (coloured "log \"Hi {user.name}, bye\"" ("\"Hi" text) ("{user" argument) ("bye" text))
  (coloured "wait_for = 1h30m" ("wait_for" nil) ("1h30m" value))
  (coloured "return true" ("return" keyword) ("true" value)))

(ert-deftest strings-and-comments-end-where-they-end ()
  (coloured "x = 1 # it's said\nlog y" ("it's" comment) ("log" service))
  (coloured "x = '#1'\nlog y" ("#1" text) ("log" service))
  (coloured "### a\nlog b\n### c\nlog d" ("log" comment) ("c" comment) ("log" service))
  (coloured "x = \"\"\"one\n'two\" {three}\n\"\"\"\nlog y" ("one" text) ("two" text) ("{three" argument) ("log" service))
  (coloured "x = \"one\n  two\"\nlog y" ("two" text) ("log" service))
  (coloured "x = \"never closed\nlog y" ("log" service))
  (coloured "x = 'a \\' b'\nlog y" ("b" text) ("log" service)))

(ert-deftest the-mode-sets-comments ()
  (with-temp-buffer
    (asyncy-story-mode)
    (insert "log a")
    (comment-region (point-min) (point-max))
    (should (equal (buffer-string) "# log a"))))

(defun typed (&rest lines)
  "What a story becomes when LINES are typed with nothing before them."
  (with-temp-buffer
    (asyncy-story-mode)
    (dolist (line lines)
      (insert line)
      (indent-according-to-mode)
      (end-of-line)
      (newline-and-indent))
    (split-string (string-trim-right (buffer-string)) "\n")))

(defmacro indents (&rest lines)
  "Check that LINES are what comes of typing them without their indentation."
  `(should (equal (list ,@lines) (apply #'typed (mapcar #'string-trim-left (list ,@lines))))))

(ert-deftest indentation-while-typing ()
  (indents "if a" "    log a" "    return a" "log b")
  (indents "if a" "    foreach b as c" "        log c" "else" "    log a")
  (indents "try" "    if a" "        log a" "catch as error" "    log error")
  (indents "twitter stream '#party' as tweet # all of them" "    log tweet")
  (indents "a = {" "    \"b\": [" "        1" "    ]" "}" "log a")
  (indents "when: 1" "a = if" "log a")
  (indents "if a == \"#[\"" "    log a"))

(ert-deftest indentation-of-the-tour ()
  (dolist (file (directory-files (tour "stories") t "\\`[1-35-6].*story\\'"))
    (with-current-buffer (find-file-noselect file)
      (let ((before (buffer-string)))
        (indent-region (point-min) (point-max))
        (should (equal before (buffer-string)))))))

(ert-deftest tab-steps-back ()
  (with-temp-buffer
    (asyncy-story-mode)
    (insert "if a\n    if b\n        log c\n")
    (let ((this-command 'indent-for-tab-command) (last-command 'self-insert-command) columns)
      (dotimes (_ 4)
        (asyncy-story-indent-line)
        (push (current-indentation) columns)
        (setq last-command this-command))
      (should (equal (reverse columns) '(8 4 0 8))))))

(ert-deftest a-long-story-is-coloured-in-time ()
  "Two thousand lines: nothing looks from the start again and again."
  (with-temp-buffer
    (dotimes (number 2000)
      (insert (format "wall show photo:\"/p/%d.jpg\" caption:\"{a} it's\" # don't\n" number)))
    (asyncy-story-mode)
    (let ((start (float-time)))
      (font-lock-ensure)
      (should (< (- (float-time) start) 20)))))

(provide 'editing-test)
;;; editing-test.el ends here
