// The names of what clients may ask for by `workspace/executeCommand`.
#pragma once

namespace asyncy::features {

inline constexpr const char* kServicesCommand = "asyncy-ls.services";
inline constexpr const char* kShowCallersCommand = "asyncy-ls.showCallers";  ///< arguments: a URI and a position

}  // namespace asyncy::features
