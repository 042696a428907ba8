# How every target of the project is built: one place for warnings, sanitizers and include roots.

# Warnings that a maintainer reads; switch statements over the vocabulary must be complete.
set(ASYNCHIO_WARNINGS -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wunused
    -Wimplicit-fallthrough -Werror=switch -Werror=return-type)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  list(APPEND ASYNCHIO_WARNINGS -Wno-restrict)  # wrong about std::string concatenation in GCC 12 (GCC bug 105651)
endif()

if(ASYNCHIO_SANITIZE STREQUAL "address")
  set(ASYNCHIO_SANITIZER_FLAGS -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -g)
elseif(ASYNCHIO_SANITIZE STREQUAL "thread")
  set(ASYNCHIO_SANITIZER_FLAGS -fsanitize=thread -fno-omit-frame-pointer -g)
elseif(ASYNCHIO_SANITIZE)
  message(FATAL_ERROR "ASYNCHIO_SANITIZE is '${ASYNCHIO_SANITIZE}'; it must be 'address' or 'thread'")
endif()

function(asynchio_settings target)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
  target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:${ASYNCHIO_WARNINGS}>
                                           ${ASYNCHIO_SANITIZER_FLAGS})
  target_link_options(${target} PRIVATE ${ASYNCHIO_SANITIZER_FLAGS})
  if(ASYNCHIO_SANITIZE)
    target_compile_definitions(${target} PRIVATE ASYNCHIO_SANITIZED=1)
  endif()
endfunction()

# asynchio_library(name SOURCES ... [LINK ...]): a static library of one layer.
function(asynchio_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC ${ARG_LINK})
  asynchio_settings(${name})
endfunction()

# asynchio_program(name SOURCES ... [LINK ...]): an executable in build/bin.
function(asynchio_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINK})
  asynchio_settings(${name})
endfunction()

# asynchio_test(name SOURCES ... [LINK ...] [TIMEOUT seconds] [LABEL label]): a GoogleTest program; each TEST
# becomes one test of ctest.
function(asynchio_test name)
  if(NOT ASYNCHIO_TESTS)
    return()
  endif()
  cmake_parse_arguments(ARG "" "TIMEOUT;LABEL" "SOURCES;LINK" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 60)
  endif()
  if(ASYNCHIO_SANITIZE)
    math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * 5")
  endif()
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINK} GTest::gtest GTest::gmock GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE ASYNCHIO_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                                             ASYNCHIO_BINARY_DIR="${PROJECT_BINARY_DIR}")
  asynchio_settings(${name})
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST TEST_PREFIX "${name}." WORKING_DIRECTORY ${PROJECT_BINARY_DIR}
                       PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABEL}")
endfunction()

# asynchio_benchmark(name SOURCES ... [LINK ...]): built when Google Benchmark is there; never run by the tests.
function(asynchio_benchmark name)
  if(NOT ASYNCHIO_BENCHMARKS OR NOT TARGET benchmark::benchmark)
    return()
  endif()
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINK} benchmark::benchmark)
  target_compile_definitions(${name} PRIVATE ASYNCHIO_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  asynchio_settings(${name})
endfunction()
