// A value, or why there is none: for what the machine may refuse.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace asyncy::host {

/// Why something could not be had: a sentence for a person, which names the file.
struct Error {
  std::string message;
};

template <class T>
class [[nodiscard]] Result {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): a function returns its value or its error as it is.
  Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return content_.index() == 0; }
  /// Only where there is one.
  [[nodiscard]] const T& value() const& { return *checked(std::get_if<0>(&content_)); }
  [[nodiscard]] T&& value() && { return std::move(*checked(std::get_if<0>(&content_))); }
  /// Only where there is no value.
  [[nodiscard]] const std::string& error() const { return checked(std::get_if<1>(&content_))->message; }

 private:
  template <class P>
  static P* checked(P* content) {
    assert(content != nullptr);
    return content;
  }

  std::variant<T, Error> content_;
};

}  // namespace asyncy::host
