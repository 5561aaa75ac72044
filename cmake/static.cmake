# asyncy_executable_options(TARGET): how a program that users run is linked, and that it lies at the top of the build folder.
# Under ASYNCY_STATIC it needs no library of the machine it runs on.
function(asyncy_executable_options target)
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
  if(ASYNCY_STATIC)
    target_link_options(${target} PRIVATE -static)
  endif()
  # Two types of one name in two files do not harm each file alone; only the optimiser of the whole program sees both.
  target_link_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Werror=odr>)
  # Nothing reads the symbols of a release.
  target_link_options(${target} PRIVATE $<$<CONFIG:Release>:-s>)
endfunction()
