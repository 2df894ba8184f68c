# One library a folder of src/, each linked to those below it only. tools/check/floors.py holds the includes to the same order.

# plumbline_floor(name [LIBS …]) makes plumbline_<name> from src/<name>/ and a test program of its *_test.cpp files.
function(plumbline_floor name)
  cmake_parse_arguments(FLOOR "" "" "LIBS;SOURCES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  add_library(plumbline_${name} STATIC ${sources} ${FLOOR_SOURCES})
  target_link_libraries(plumbline_${name} PUBLIC plumbline_options ${FLOOR_LIBS})
  if(tests)
    add_executable(${name}_tests ${tests})
    target_link_libraries(${name}_tests PRIVATE plumbline_${name} GTest::gtest_main GTest::gmock)
    set_target_properties(${name}_tests PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    set_property(GLOBAL APPEND PROPERTY PLUMBLINE_TESTS ${name}_tests)
  endif()
endfunction()

plumbline_floor(base LIBS Boost::json fmt::fmt PkgConfig::sodium Threads::Threads)
plumbline_floor(schema LIBS plumbline_base)
plumbline_floor(query LIBS plumbline_schema)
