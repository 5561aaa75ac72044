// The names of what clients may ask for by `workspace/executeCommand`.
#pragma once

namespace asyncy::features {

inline constexpr const char* kServicesCommand = "asyncy-ls.services";
inline constexpr const char* kCallersCommand = "asyncy-ls.callers";          ///< arguments: a URI and a position
inline constexpr const char* kShowCallersCommand = "asyncy-ls.showCallers";  ///< the same

}  // namespace asyncy::features
