# asyncy_warnings(TARGET): the warnings that every target of ours is built with.
function(asyncy_warnings target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast
    # GCC 12 sees initialisers that designated initialisers leave to their defaults as missing.
    -Wno-missing-field-initializers
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -Wuseless-cast>
    $<$<BOOL:${ASYNCY_WERROR}>:-Werror>)
  # Under ThreadSanitizer GCC 12 loses sight of which pointers cannot be null.
  if(NOT ASYNCY_SANITIZE STREQUAL "thread")
    target_compile_options(${target} PRIVATE -Wnull-dereference)
  endif()
endfunction()
