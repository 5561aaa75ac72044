# The libraries, all from the system's packages. With ASYNCY_STATIC their static archives are linked.
find_package(nlohmann_json 3.11 REQUIRED)
find_package(yaml-cpp 0.7 REQUIRED)
set(Boost_USE_STATIC_LIBS ${ASYNCY_STATIC})
find_package(Boost 1.74 REQUIRED COMPONENTS regex)

# Debian's config file names the shared yaml-cpp only; headers are on the default path.
add_library(asyncy_yaml_cpp INTERFACE)
if(ASYNCY_STATIC)
  find_library(YAML_CPP_ARCHIVE NAMES libyaml-cpp.a REQUIRED)
  target_link_libraries(asyncy_yaml_cpp INTERFACE ${YAML_CPP_ARCHIVE})
else()
  target_link_libraries(asyncy_yaml_cpp INTERFACE yaml-cpp)
endif()
