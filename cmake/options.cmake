# Compiler, linker and hardening flags: one home for each.
find_program(CCACHE ccache)
if(CCACHE)
  # paths relative to the checkout, so that another clone or build folder finds the same objects
  # ccache reads a precompiled header with its compiler only when told that its time and macros do not matter
  set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_library(plumbline_options INTERFACE)
target_compile_options(plumbline_options INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual -Wundef -Wunused-result
  # gcc 12 reports these wrongly inside std::expected, std::string and Boost at -O2 (gcc bugs 105562, 105329, 107852)
  -Wno-maybe-uninitialized -Wno-restrict -Wno-stringop-overread -Wno-stringop-overflow -Wno-array-bounds
  # designated initializers leave the other members at their defaults on purpose
  -Wno-missing-field-initializers
  -fstack-protector-strong -fstack-clash-protection -fcf-protection=full)
target_compile_definitions(plumbline_options INTERFACE
  _GLIBCXX_ASSERTIONS BOOST_ASIO_NO_DEPRECATED
  $<$<CONFIG:Release>:_FORTIFY_SOURCE=3>)
target_include_directories(plumbline_options INTERFACE ${CMAKE_SOURCE_DIR}/src ${CMAKE_BINARY_DIR}/generated)
target_link_options(plumbline_options INTERFACE -Wl,-z,relro,-z,now -pie)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# Tests are not waited for because of their own code, but for the time that it takes to compile them.
set(TEST_OPTIONS -O0 -U_FORTIFY_SOURCE)
string(REPLACE "-O3" "-O2" CMAKE_CXX_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")
string(REPLACE "-DNDEBUG" "" CMAKE_CXX_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")

# Sanitizers, in a build folder of their own: -DPLUMBLINE_SANITIZE=address,undefined or thread (tests/proof/sanitizers).
set(PLUMBLINE_SANITIZE "" CACHE STRING "what -fsanitize= looks for; empty for nothing")
if(PLUMBLINE_SANITIZE)
  # sanitizers make gcc see uses of what is not set where there are none
  target_compile_options(plumbline_options INTERFACE -fsanitize=${PLUMBLINE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -O1 -g1 -Wno-error)
  target_link_options(plumbline_options INTERFACE -fsanitize=${PLUMBLINE_SANITIZE})
endif()
