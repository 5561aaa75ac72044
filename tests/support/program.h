// Runs a program and waits for it: what it said, and how it ended.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace asyncy::test {

struct Ran {
  int status = -1;  ///< exit status; 128 and the number of the signal that ended it
  std::string out;
  std::string err;
};

struct Run {
  std::vector<std::string> words;                                     ///< without the name of the program
  std::filesystem::path folder = {};                                  ///< to run it in; empty: here
  std::vector<std::pair<std::string, std::string>> environment = {};  ///< added to our own
  std::string input = {};                                             ///< of its standard input
};

/// Fails the running test when it cannot be started.
Ran run_program(const std::filesystem::path& program, const Run& run);

/// The program that this build made.
std::filesystem::path asyncy_ls();

}  // namespace asyncy::test
