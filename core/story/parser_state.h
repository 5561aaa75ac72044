// The parser's insides: a cursor over tokens, a chunk under construction, and one method per form of the grammar.
// Statements, calls, expressions and templates are defined in the files of those names; `chunks.cpp` decides what is read
// anew and where chunks end.
#pragma once

#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/story/lexer.h"
#include "core/story/parser.h"
#include "core/story/symbol.h"
#include "core/story/syntax_rules.h"

namespace asyncy::story {

class Parser {
 public:
  Parser(const text::Text& text, Limits limits);
  Tree run(const Tree* before);

 private:
  using Offset = text::Offset;
  using Range = text::Range;

  struct Lexeme {
    Symbol symbol = Symbol::end;
    Word word = Word::none;
    bool blank_before = true;
    bool line_start = false;  ///< first of its line
    Range range;
    std::size_t index = 0;  ///< in the tokens
  };

  /// Children in the making.
  struct List {
    NodeId first = kNone;
    NodeId last = kNone;
  };

  enum class Bracket : std::uint8_t { none, paren, square, brace };

  /// What the surroundings make of words and signs.
  struct Context {
    Bracket bracket = Bracket::none;
    bool header = false;       ///< `as` names an output, never casts
    bool condition = false;    ///< `=` compares
    bool positional = false;   ///< inside a call's items: words and flags are items, not operators
    bool argument = false;     ///< inside an argument's value: a flag may be the next item
    bool before_then = false;  ///< `then` begins what an `if` gives, not the next mutation
  };

  /// Everything that a template's code replaces while it is parsed.
  struct Cursor {
    const std::vector<Token>* tokens = nullptr;
    const std::vector<Offset>* unclosed = nullptr;
    std::size_t next_unclosed = 0;
    Lexeme current;
    Offset previous_end = 0;
    unsigned bracket_depth = 0;
    Context context;
    bool reported = false;  ///< this statement has its diagnostic
  };

  enum class Place : std::uint8_t { statement, value };

  /// A node whose block is being read.
  struct Open {
    Frame frame;
    NodeId node = kNone;  ///< kNone: it began in an earlier chunk
    NodeId last = kNone;  ///< its last child in this chunk
  };

  /// What a name holds, and where in `reads_` and `writes_` the chunk under construction has it.
  struct Known {
    Holds holds = Holds::unknown;
    unsigned read_in = 0;
    unsigned written_in = 0;
    std::size_t write = 0;
  };

  /// A name that other chunks may take for something else than they did.
  struct Changed {
    Holds before = Holds::unknown;
    Holds now = Holds::unknown;
  };

  // Chunks
  [[nodiscard]] static unsigned depth_of(std::span<const Frame> frames);
  void parse_from(Offset begin);
  void read_on();
  [[nodiscard]] bool fits(const Chunk& chunk, std::span<const Frame> frames) const;
  void pass(const Layout::Placed& placed);
  void resume(std::size_t level);
  [[nodiscard]] bool ends_chunk();
  [[nodiscard]] bool meets_chunk_before(Offset at);
  void seal(std::size_t end_token, Offset end);
  void seal_nodes(Chunk& chunk);
  void seal_held_names(Chunk& chunk);
  void seal_diagnostics(Chunk& chunk, Offset end);
  [[nodiscard]] std::vector<Token> sealed_tokens(std::size_t end_token) const;
  [[nodiscard]] bool is_touched(const Layout::Placed& placed) const;
  [[nodiscard]] Offset moved(Offset before) const;
  [[nodiscard]] bool asks_for_changed(const Layout::Placed& placed) const;
  void forget_rewritten(const Layout::Placed& placed);
  void compare_names(std::size_t first_old, std::size_t end_old, std::size_t first_new);
  [[nodiscard]] Holds search(std::string_view name, std::size_t before) const;
  [[nodiscard]] Holds held_by(std::string_view name) const;
  void hold(std::string_view name, Holds holds);

  // Cursor
  [[nodiscard]] bool has(std::size_t index) const;
  void load(std::size_t index, bool line_start);
  void advance();
  [[nodiscard]] Lexeme lexeme(std::size_t index, bool line_start) const;
  [[nodiscard]] Lexeme peek(unsigned count = 1) const;
  [[nodiscard]] std::size_t skip_comments(std::size_t index) const;
  [[nodiscard]] std::size_t next_line(std::size_t index) const;
  [[nodiscard]] static bool begins_block(Word word);
  [[nodiscard]] bool starts_statement(std::size_t index, bool after_comma) const;
  void skip_newlines();
  void split_flag();
  [[nodiscard]] const Lexeme& current() const { return cursor_.current; }
  [[nodiscard]] bool at(Symbol symbol) const { return cursor_.current.symbol == symbol; }
  [[nodiscard]] bool at(Word word) const { return cursor_.current.word == word; }
  [[nodiscard]] bool at_line_end() const { return at(Symbol::newline) || at(Symbol::end); }
  [[nodiscard]] std::string_view slice(Range range) const { return text_.substr(range.begin, range.size()); }
  [[nodiscard]] unsigned column(Offset offset) const;
  [[nodiscard]] bool blank_at(Offset offset) const;
  [[nodiscard]] Offset blanks_end(Offset offset) const;

  // Building
  NodeId make(NodeKind kind, Offset begin, List children, unsigned marks = 0);
  NodeId make(NodeKind kind, Offset begin) { return make(kind, begin, List{}); }
  NodeId leaf(NodeKind kind, unsigned marks = 0);
  NodeId missing();
  void append(List& list, NodeId node);
  void open_node(NodeKind kind, Offset begin, const List& children, int indent);
  void attach(NodeId node);
  void close_node();
  [[nodiscard]] Offset begin_of(NodeId node) const { return nodes_[node].range.begin; }
  [[nodiscard]] bool is_broken_from(Offset begin) const { return last_error_ >= static_cast<std::int64_t>(begin); }

  // Diagnostics and recovery
  void report(const text::RuleInfo& rule, Range range, std::string message);
  void report_missing(std::string_view what);
  void report_missing_block(unsigned indent, Range header);
  void report_depth();
  void report_deep_block(unsigned indent);
  void reject_rest_of_line(List& list);
  void end_line(List& list);
  [[nodiscard]] bool too_deep() const;

  // Statements
  void statements(int parent_indent);
  NodeId compound(NodeKind kind, Offset begin, const List& children, unsigned indent);
  NodeId with_optional_block(NodeKind kind, Offset begin, const List& children, unsigned indent);
  void branches(NodeKind kind, unsigned indent, NodeKind last);
  void body(unsigned indent, Offset header_begin);
  [[nodiscard]] bool deeper_line_follows(unsigned indent) const;
  NodeId statement();
  [[nodiscard]] bool keyword_here() const;
  NodeId keyword_statement(unsigned indent);
  NodeId name_statement(unsigned indent);
  NodeId call_statement(NodeId service, unsigned indent);
  NodeId assignment(NodeId target, unsigned indent, Offset begin);
  NodeId set_statement(unsigned indent);
  NodeId brace_statement(unsigned indent);
  [[nodiscard]] bool destructuring_here() const;
  NodeId target_list();
  NodeId when_statement(unsigned indent);
  NodeId if_statement(unsigned indent);
  NodeId loop_statement(NodeKind kind, unsigned indent);
  NodeId for_statement(unsigned indent);
  NodeId function_statement(unsigned indent);
  void parameters(List& list, unsigned indent);
  NodeId try_statement(unsigned indent);
  [[nodiscard]] bool condition_follows() const;
  NodeId branch(NodeKind kind, unsigned indent);
  NodeId return_statement(NodeKind kind);
  NodeId jump_statement(unsigned indent);
  NodeId import_statement();
  NodeId expression_statement(NodeId left, Offset begin);
  NodeId header_value(bool condition);
  void outputs(List& list, bool plain = false);
  NodeId call_to_come();
  [[nodiscard]] bool at_branch(Word word, unsigned indent) const {
    return current().line_start && at(word) && column(current().range.begin) == indent;
  }

  // Calls
  NodeId call(NodeId service, Place place);
  void extend_to_image(NodeId service);
  void items(List& list, Place place);
  bool continue_on_next_line();
  [[nodiscard]] bool starts_item(NodeId service, Place place) const;
  NodeId argument();
  NodeId shorthand(bool whole_expression);
  NodeId flag();
  NodeId positional();
  bool skip_joining_backslash();
  void explain_sign(NodeId last);
  void call_arguments(List& list);

  // Expressions
  NodeId value();
  NodeId operand_or_call();
  NodeId mutation_by_words(NodeId left);
  void else_value(List& list);
  NodeId expression();
  NodeId binary(NodeId left, unsigned minimum);
  NodeId unary();
  [[nodiscard]] bool sign_of_number() const;
  NodeId postfix();
  NodeId primary();
  NodeId bracketed();
  NodeId give_up();
  void elements(List& list);
  void pairs(List& list);
  NodeId index();
  NodeId type();
  NodeId string(bool with_templates);
  unsigned operator_here(NodeId left) const;
  void advance_operator();
  [[nodiscard]] bool type_follows() const;
  [[nodiscard]] bool arguments_in_parentheses() const;
  Context enter(Bracket bracket);
  void leave(Symbol close, const Lexeme& open, const Context& outer, List& list);
  void skip_balanced();
  bool end_element(List& list, std::size_t element_index);

  // Templates
  void template_parts(List& list, Range content);
  NodeId template_code(Range braces, Range code, bool twice);
  [[nodiscard]] bool fits_template(NodeId value, std::size_t first_node) const;
  [[nodiscard]] bool names_all_arguments(const Node& call) const;

  // Names
  void bind(NodeId target, NodeId value);
  [[nodiscard]] bool is_plain(NodeId node) const;
  [[nodiscard]] std::optional<std::string_view> simple_name(NodeId node) const;

  struct Split {
    std::size_t index;
    Offset name_end;
  };
  struct Line {
    std::size_t first_token;
    Offset seen;
  };

  text::Text whole_;
  std::string_view text_;
  Limits limits_;
  Cursor cursor_;
  static constexpr int kNoColumn = std::numeric_limits<int>::max();

  unsigned depth_ = 0;
  unsigned template_depth_ = 0;
  unsigned statement_indent_ = 0;
  bool speculating_ = false;  ///< a template's code may turn out to be mere text
  bool speculation_failed_ = false;
  bool depth_reported_ = false;  ///< in this statement
  std::int64_t last_error_ = -1;

  // The tokens that the cursor may ask for. Reading more of them is no change that anyone could see.
  mutable LineLexer lexer_;
  mutable Lexed lexed_;
  mutable std::vector<Line> lines_;
  mutable bool at_end_of_text_ = false;
  mutable Work work_;

  // The chunk under construction; offsets count from the begin of the text, ids are places in `nodes_`.
  Offset chunk_begin_ = 0;
  std::vector<Frame> frames_;  ///< that are open at its begin
  int least_column_ = kNoColumn;
  mutable unsigned deepest_ = 0;
  std::vector<Open> open_;
  std::vector<Node> nodes_;
  std::vector<Chunk::Run> runs_;
  std::vector<Chunk::Closed> closed_;
  std::vector<Split> splits_;
  std::vector<Token> code_tokens_;
  std::vector<text::Diagnostic> diagnostics_;
  mutable std::unordered_map<std::string_view, Known> known_;
  mutable std::vector<std::pair<std::string_view, Holds>> reads_;
  std::vector<std::pair<std::string_view, Holds>> writes_;
  unsigned serial_ = 1;  ///< of the chunk

  // The version before, and what becomes of its chunks.
  const Tree* before_ = nullptr;
  text::Change change_;
  std::size_t next_old_ = 0;  ///< the first chunk before that the one under construction may meet
  bool stopped_ = false;      ///< it met one: what follows is known
  std::map<std::string_view, Changed> changed_;
  std::vector<std::shared_ptr<const Chunk>> chunks_;
  std::vector<Offset> begins_;  ///< of `chunks_`
  std::size_t fault_lines_ = 0;
};

/// Raises a depth for as long as a scope lasts.
class Deeper {
 public:
  explicit Deeper(unsigned& depth, unsigned by = 1) : depth_(depth), before_(depth) { depth_ += by; }
  ~Deeper() { depth_ = before_; }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;
  void once_more() const { ++depth_; }

 private:
  unsigned& depth_;
  unsigned before_;
};

}  // namespace asyncy::story
