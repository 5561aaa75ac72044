# asyncy_warnings(TARGET): the warnings that every target of ours is built with.
function(asyncy_warnings target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wnull-dereference
    # GCC 12 sees initialisers that designated initialisers leave to their defaults as missing.
    -Wno-missing-field-initializers
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -Wuseless-cast>
    $<$<BOOL:${ASYNCY_WERROR}>:-Werror>)
endfunction()
