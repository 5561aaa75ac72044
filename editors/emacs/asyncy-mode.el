;;; asyncy-mode.el --- Storyscript and asyncy.yml manifests  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "27.1"))
;; Keywords: languages
;; SPDX-License-Identifier: MIT

;;; Commentary:

;; `asyncy-story-mode' colours and indents stories; `asyncy-manifest-mode' is YAML for asyncy.yml.  Both tell eglot and
;; lsp-mode how to start asyncy-ls, which checks them.
;;
;;   (require 'asyncy-mode)
;;   (add-hook 'asyncy-story-mode-hook #'eglot-ensure)
;;   (add-hook 'asyncy-manifest-mode-hook #'eglot-ensure)

;;; Code:

(require 'project)
(require 'subr-x)

(defgroup asyncy nil
  "Storyscript stories and asyncy.yml manifests."
  :group 'languages
  :prefix "asyncy-")

(defcustom asyncy-server-command '("asyncy-ls" "serve")
  "The server and its arguments; a full path where it is not on the PATH."
  :type '(repeat string))

(defcustom asyncy-dialect nil
  "Which Storyscript stories are judged by.
nil: what the project's asyncy-ls.yml says.  It is read when a server starts."
  :type '(choice (const :tag "What asyncy-ls.yml says" nil)
                 (const "auto") (const "2018") (const "2020")))

(defcustom asyncy-indent-offset 4
  "How many blanks indent a block of a story.
`asyncy-ls fmt' and formatting with the server use four."
  :type 'integer
  :safe #'integerp)

;;; Colours

(eval-and-compile
  (defconst asyncy--name "[[:alpha:]_][[:alnum:]_-]*"
    "A name in a story.")
  (defconst asyncy--statements
    '("if" "else" "elif" "elseif" "unless" "foreach" "for" "while" "when" "function" "try" "catch" "finally"
      "return" "throw" "raise" "break" "continue" "import" "set" "wait" "next" "exit" "end")
    "Words that begin a statement.")
  (defconst asyncy--operators
    '("and" "or" "not" "is" "isnt" "in" "has" "contains" "like" "equals" "as" "to" "then" "returns" "with")
    "Words between values."))

(defconst asyncy--words (append asyncy--statements asyncy--operators '("true" "false" "null"))
  "Words that name neither a service nor a command.")

(defconst asyncy--call
  (concat "\\(?:^\\|[=(]\\)[ \t]*"
          "\\(?:\\(?:else[ \t]+\\)?\\(?:if\\|unless\\|elif\\|elseif\\|while\\|foreach\\|return\\|when\\)[ \t]+\\)?"
          "\\(" asyncy--name "\\(?:/" asyncy--name "\\)?\\)"
          "\\(?:[ \t]+\\(" asyncy--name "\\)\\)?")
  "A service, and the command behind it.")

(defun asyncy--call-p (command)
  "Whether the last match of `asyncy--call', with COMMAND, is a call.
Point is behind it."
  (let ((alone (save-excursion (goto-char (match-beginning 1))
                               (looking-back "^[ \t]*" (line-beginning-position)))))
    (save-match-data
      (cond ((not command)
             (looking-at-p (concat "[ \t]*\\(?:['\"`0-9{]\\|--?[[:alpha:]]\\|:[[:alpha:]]" (and alone "\\|$\\|#") "\\)")))
            ((member command asyncy--words) (and alone (string= command "as")))
            (t (not (looking-at-p "[ \t]*\\(?:[-+*/%]?=\\|[<>!]\\)\\|[.([]")))))))

(defun asyncy--match-call (limit)
  "Find the next call before LIMIT: its service in group 1, its command in 2."
  (let (found)
    (while (and (not found) (re-search-forward asyncy--call limit t))
      (let ((service (match-string-no-properties 1))
            (command (match-string-no-properties 2))
            (data (match-data)))
        (goto-char (if (member service asyncy--words) (match-end 1) (match-end 0)))
        (setq found (and (not (member service asyncy--words))
                         (not (nth 8 (save-match-data (save-excursion (syntax-ppss (nth 2 data))))))
                         (asyncy--call-p command)))
        (when found
          ;; `svc name:value' calls without a command, and `svc as x' listens.
          (when (or (not command) (member command asyncy--words)
                    (looking-at-p ":\\|[ \t]+:[ \t]"))
            (setf (nthcdr 4 data) nil))
          (set-match-data data))))
    found))

(defconst asyncy-story-font-lock-keywords
  `(("^[ \t]*\\(function\\)[ \t]+\\([[:alpha:]_][[:alnum:]_-]*\\)"
     (1 font-lock-keyword-face) (2 font-lock-function-name-face))
    (asyncy--match-call (1 font-lock-type-face) (2 font-lock-function-name-face nil t))
    ;; A word before a colon or an equals sign is a name, whatever it says elsewhere.
    (,(concat "^[ \t]*" (regexp-opt asyncy--statements 'symbols) "[ \t]*\\(?:[^:= \t\n]\\|$\\|==\\)")
     (1 font-lock-keyword-face t))
    (,(concat "\\(?:[^-.]\\)" (regexp-opt (append asyncy--operators '("if" "unless" "else")) 'symbols)
              "\\(?:[ \t]*\\(?:[^: \t\n]\\|$\\)\\)")
     (1 font-lock-keyword-face))
    (,(concat "\\_<\\(" asyncy--name "\\)\\(?::[^\n]\\|[ \t]+:[ \t]\\)") (1 font-lock-variable-name-face))
    (,(concat "\\(?:^\\|[ \t(,]\\)\\(:" asyncy--name "\\)") (1 font-lock-variable-name-face))
    ("\\(?:^\\|[ \t(,]\\)\\(--?[[:alpha:]][[:alnum:]_-]*\\)" (1 font-lock-variable-name-face))
    ("\\_<\\(?:true\\|false\\|null\\)\\_>" . font-lock-constant-face)
    ("\\_<\\(?:to\\|returns\\)[ \t]+\\(int\\|float\\|number\\|string\\|boolean\\|time\\|regex\\|any\\|object\\|list\\|map\\|List\\|Map\\)\\_>"
     (1 font-lock-type-face))
    ("\\_<[0-9]+\\(?:ms\\|[wdhms]\\)\\(?:[0-9]+\\(?:ms\\|[wdhms]\\)\\)*\\_>" . font-lock-constant-face)
    ("\\_<[0-9]+\\(?:\\.[0-9]+\\)?\\_>" . font-lock-constant-face)
    (asyncy--match-template (0 font-lock-variable-name-face t)))
  "What is coloured in stories, strings and comments aside.")

(defun asyncy--match-template (limit)
  "Find the next `{expression}' inside a string before LIMIT."
  (let (found)
    (while (and (not found) (re-search-forward "{{?[[:alpha:]_(][^{}\"\n]*}}?" limit t))
      (setq found (save-match-data (nth 3 (save-excursion (syntax-ppss (match-beginning 0)))))))
    found))

;;; Strings and comments

(defvar asyncy-story-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?# "<" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?' "\"" table)
    (modify-syntax-entry ?` "\"" table)
    (modify-syntax-entry ?\\ "\\" table)
    (modify-syntax-entry ?_ "_" table)
    (modify-syntax-entry ?- "_" table)
    (dolist (character '(?+ ?* ?/ ?% ?= ?< ?> ?! ?: ?. ?, ?&  ?|))
      (modify-syntax-entry character "." table))
    table)
  "Syntax of stories.")

(defun asyncy--closed-p (quote)
  "Whether the string behind point is closed by QUOTE.
One that is not ends before a line that begins like a statement."
  (save-excursion
    (let ((end (save-excursion (if (re-search-forward "\n[[:alpha:]_#]" nil t) (match-beginning 0) (point-max))))
          closed)
      (while (and (not closed) (search-forward quote end t))
        (let ((backslashes (- (match-beginning 0)
                              (save-excursion (goto-char (match-beginning 0)) (skip-chars-backward "\\\\") (point)))))
          (setq closed (= 0 (% backslashes 2)))))
      closed)))

(defun asyncy--propertize (start end)
  "Give strings and comments between START and END their syntax.
What a single character's class cannot say: `\"\"\"', `###', and quotes that are
never closed."
  (goto-char start)
  (while (and (< (point) end) (re-search-forward "\"\"\"\\|'''\\|###+\\|[\"'`]" end t))
    (let* ((token (match-string-no-properties 0))
           (from (match-beginning 0))
           (state (save-excursion (syntax-ppss from)))
           (opened (nth 8 state)))
      (cond
       ((nth 4 state)                   ; in a comment, which `###' may end
        (when (and (string-prefix-p "###" token) (eq (nth 7 state) 'syntax-table))
          (end-of-line)                 ; what stands behind it on its line is a comment, too
          (let ((fence (if (eobp) (1- (point)) (point))))
            (put-text-property fence (1+ fence) 'syntax-table (string-to-syntax "!")))))
       ((nth 3 state)                   ; in a string, which three quotes may end
        (when (and (eq (nth 3 state) t) (= (length token) 3)
                   (eq (char-after opened) (aref token 0)))
          (put-text-property (1- (point)) (point) 'syntax-table (string-to-syntax "|"))))
       ((string-prefix-p "###" token)
        (put-text-property from (1+ from) 'syntax-table (string-to-syntax "!")))
       ((= (length token) 3)
        (put-text-property from (1+ from) 'syntax-table (string-to-syntax "|")))
       ((not (asyncy--closed-p token))
        (put-text-property from (1+ from) 'syntax-table (string-to-syntax ".")))))))

;;; Indentation

(defconst asyncy--head
  (concat "[ \t]*" (regexp-opt '("if" "else" "elif" "elseif" "unless" "foreach" "for" "while" "function" "try" "catch"
                                 "finally" "when")
                               'symbols)
          "\\(?:[ \t]*$\\|[ \t]*[^:= \t\n]\\)")
  "The head of a block.")

(defconst asyncy--leave
  (concat "[ \t]*" (regexp-opt '("return" "break" "continue" "throw" "raise" "exit") 'symbols)
          "\\(?:[ \t]*$\\|[ \t]*[^:= \t\n]\\)")
  "What leaves a block.")

(defconst asyncy--branches
  '(("[ \t]*\\(?:else\\|elif\\|elseif\\)\\_>[ \t]*\\(?:[^:= \t\n]\\|$\\)" .
     "[ \t]*\\(?:if\\|unless\\|elif\\|elseif\\|else[ \t]+\\(?:if\\|unless\\)\\)\\_>")
    ("[ \t]*\\(?:catch\\|finally\\)\\_>[ \t]*\\(?:[^:= \t\n]\\|$\\)" .
     "[ \t]*\\(?:try\\|catch\\)\\_>"))
  "What goes on from an earlier block, and how that one may begin.")

(defun asyncy--code-end ()
  "Where the code of the line ends: before its comment and the blanks around it."
  (save-excursion
    (end-of-line)
    (let ((state (syntax-ppss)))
      (when (nth 4 state) (goto-char (max (line-beginning-position) (nth 8 state)))))
    (skip-chars-backward " \t" (line-beginning-position))
    (point)))

(defun asyncy--opens-p ()
  "Whether the lines below the current one belong into it."
  (beginning-of-line)
  (or (looking-at-p asyncy--head)
      (save-excursion
        (goto-char (asyncy--code-end))
        (or (memq (char-before) '(?\[ ?{ ?\())
            ;; `twitter stream as tweet' runs the lines below for each.
            (looking-back (concat "[ \t]as[ \t]+" asyncy--name "\\(?:[ \t]*,[ \t]*" asyncy--name "\\)?")
                          (line-beginning-position))))))

(defun asyncy--partner (pattern)
  "The indentation of the nearest block above or around point that PATTERN begins."
  (let ((floor most-positive-fixnum) found)
    (while (and (not found) (not (bobp)))
      (forward-line -1)
      (unless (looking-at-p "[ \t]*$")
        (when (< (current-indentation) floor)
          (setq floor (current-indentation))
          (when (looking-at-p pattern) (setq found floor)))))
    found))

(defun asyncy--indentation ()
  "The columns that the current line should be indented by."
  (save-excursion
    (beginning-of-line)
    (let* ((state (syntax-ppss))
           (branch (seq-find (lambda (each) (looking-at-p (car each))) asyncy--branches)))
      (cond
       ;; What stands in a string over several lines is the writer's own.
       ((nth 3 state) nil)
       ((and (looking-at-p "[ \t]*[]})]") (nth 1 state))
        (goto-char (nth 1 state))
        (current-indentation))
       ((and branch (asyncy--partner (cdr branch))))
       ((re-search-backward "^[ \t]*[^ \t\n]" nil t)
        (let ((base (current-indentation)))
          (cond ((asyncy--opens-p) (+ base asyncy-indent-offset))
                ((looking-at-p asyncy--leave) (max 0 (- base asyncy-indent-offset)))
                (t base))))
       (t 0)))))

(defun asyncy-story-indent-line ()
  "Indent the line; said again, step back through the blocks around it."
  (let* ((wanted (asyncy--indentation))
         (again (and (eq this-command last-command) (eq this-command 'indent-for-tab-command))))
    (when wanted
      (when (and again (<= (current-indentation) wanted))
        (setq wanted (if (> (current-indentation) 0) (- (current-indentation) asyncy-indent-offset) wanted)))
      (if (<= (current-column) (current-indentation))
          (indent-line-to (max 0 wanted))
        (save-excursion (indent-line-to (max 0 wanted)))))))

(defun asyncy--indent-region (start end)
  "Indent the lines between START and END, each by those above it."
  (save-excursion
    (goto-char end)
    (setq end (point-marker))
    (goto-char start)
    (while (< (point) end)
      (unless (looking-at-p "[ \t]*$")
        (let ((wanted (asyncy--indentation)))
          (when wanted (indent-line-to wanted))))
      (forward-line 1))
    (set-marker end nil)))

;;; Modes

;;;###autoload
(define-derived-mode asyncy-story-mode prog-mode "Story"
  "Major mode for Storyscript stories."
  (setq-local comment-start "# ")
  (setq-local comment-start-skip "#+[ \t]*")
  (setq-local comment-end "")
  (setq-local font-lock-defaults '(asyncy-story-font-lock-keywords))
  (setq-local syntax-propertize-function #'asyncy--propertize)
  (setq-local parse-sexp-lookup-properties t)
  (setq-local indent-line-function #'asyncy-story-indent-line)
  (setq-local indent-region-function #'asyncy--indent-region)
  (setq-local indent-tabs-mode nil)
  (setq-local tab-width asyncy-indent-offset)
  (setq-local electric-indent-chars (append '(?\] ?} ?\)) electric-indent-chars))
  (add-hook 'project-find-functions #'asyncy-project nil t))

(defun asyncy--yaml-mode ()
  "The best mode for YAML that there is."
  (cond ((fboundp 'yaml-mode) 'yaml-mode)
        ((and (fboundp 'yaml-ts-mode) (fboundp 'treesit-language-available-p)
              (funcall 'treesit-language-available-p 'yaml))
         'yaml-ts-mode)
        (t 'conf-colon-mode)))

(defvar asyncy-manifest-mode-map (make-sparse-keymap)
  "Keys of `asyncy-manifest-mode', beyond those of YAML.")

(defvar asyncy-manifest-mode-hook nil
  "What runs when `asyncy-manifest-mode' begins.")

;;;###autoload
(defun asyncy-manifest-mode ()
  "Major mode for asyncy.yml manifests: YAML, under a name of its own."
  (interactive)
  (let ((yaml (asyncy--yaml-mode)))
    (delay-mode-hooks (funcall yaml))
    (set-keymap-parent asyncy-manifest-mode-map (current-local-map))
    (use-local-map asyncy-manifest-mode-map)
    (put 'asyncy-manifest-mode 'derived-mode-parent yaml)
    (setq major-mode 'asyncy-manifest-mode
          mode-name "Manifest")
    (setq-local indent-tabs-mode nil)
    (add-hook 'project-find-functions #'asyncy-project nil t)
    (run-mode-hooks 'asyncy-manifest-mode-hook)))

;;;###autoload
(progn
  (add-to-list 'auto-mode-alist '("\\.story\\'" . asyncy-story-mode))
  (add-to-list 'auto-mode-alist
               '("/\\(?:\\(?:asyncy\\|microservice\\|oms\\)\\.ya?ml\\|asyncy-ls\\.yml\\)\\'" . asyncy-manifest-mode)))

;;; Projects

(defun asyncy-project (folder)
  "The project that FOLDER belongs to: the nearest above it with asyncy-ls.yml.
Elsewhere whatever else finds projects is asked, version control first of all."
  (when-let ((root (locate-dominating-file folder "asyncy-ls.yml")))
    (cons 'asyncy (file-name-as-directory (expand-file-name root)))))

(cl-defmethod project-root ((project (head asyncy)))
  "The folder of PROJECT."
  (cdr project))

;;; The server

(defun asyncy--settings ()
  "The settings as the server wants them."
  (if asyncy-dialect (list :dialect asyncy-dialect) nil))

(defun asyncy-eglot-contact (&optional _interactive)
  "How eglot reaches the server."
  (append asyncy-server-command
          (when asyncy-dialect (list :initializationOptions (asyncy--settings)))))

(defvar eglot-server-programs)
(put 'asyncy-story-mode 'eglot-language-id "storyscript")
(put 'asyncy-manifest-mode 'eglot-language-id "asyncy")
(with-eval-after-load 'eglot
  ;; One entry: stories and manifests share a server, so that it sees what is not saved.
  (add-to-list 'eglot-server-programs '((asyncy-story-mode asyncy-manifest-mode) . asyncy-eglot-contact)))

(defvar lsp-language-id-configuration)
(declare-function lsp-register-client "ext:lsp-mode")
(declare-function lsp-stdio-connection "ext:lsp-mode")
(declare-function lsp-activate-on "ext:lsp-mode")
(declare-function make-lsp-client "ext:lsp-mode")
(with-eval-after-load 'lsp-mode
  (add-to-list 'lsp-language-id-configuration '(asyncy-story-mode . "storyscript"))
  (add-to-list 'lsp-language-id-configuration '(asyncy-manifest-mode . "asyncy"))
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection (lambda () asyncy-server-command))
                    :activation-fn (lsp-activate-on "storyscript" "asyncy")
                    :initialization-options #'asyncy--settings
                    :server-id 'asyncy-ls)))

;;; What the protocol has no key for

(defun asyncy--rule-here ()
  "The rule of the first finding on the line, as flymake knows it."
  (when (bound-and-true-p flymake-mode)
    (seq-some (lambda (each)
                (let ((text (flymake-diagnostic-text each)))
                  (when (string-match "\\[\\([a-z][a-z-]+\\)\\]" text) (match-string 1 text))))
              (flymake-diagnostics (line-beginning-position) (line-end-position)))))

(declare-function flymake-diagnostics "flymake")
(declare-function flymake-diagnostic-text "flymake")

(defun asyncy--rules ()
  "The names of all rules."
  (mapcar (lambda (line) (car (split-string line))) (process-lines (car asyncy-server-command) "rules")))

;;;###autoload
(defun asyncy-explain (rule)
  "Tell why RULE exists, with an example that breaks it and one that does not."
  (interactive
   (list (completing-read "Rule: " (asyncy--rules) nil t nil nil (asyncy--rule-here))))
  (with-help-window (get-buffer-create "*asyncy rule*")
    (princ (with-temp-buffer
             (unless (zerop (call-process (car asyncy-server-command) nil t nil "explain" rule))
               (user-error "%s" (string-trim (buffer-string))))
             (buffer-string)))))

(declare-function compilation-start "compile")
(defvar compilation-environment)

;;;###autoload
(defun asyncy-check ()
  "Judge all stories and manifests of the project, as they are on the disk."
  (interactive)
  (let ((default-directory (or (cdr (asyncy-project default-directory))
                               (when-let ((project (project-current))) (project-root project))
                               default-directory))
        (compilation-environment (cons "NO_COLOR=1" (bound-and-true-p compilation-environment))))
    (compilation-start (format "%s check" (shell-quote-argument (car asyncy-server-command))))))

(provide 'asyncy-mode)
;;; asyncy-mode.el ends here
