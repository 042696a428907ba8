# cmake -DPROGRAM=... -DEXPECTED=... -DSTATUS=N -P check_example.cmake: runs an example and compares what it prints.
execute_process(COMMAND ${PROGRAM} OUTPUT_VARIABLE printed ERROR_VARIABLE said RESULT_VARIABLE status)
file(READ ${EXPECTED} expected)
if(NOT printed STREQUAL expected)
  message(FATAL_ERROR "printed:\n${printed}\ninstead of:\n${expected}\n${said}")
endif()
if(NOT status EQUAL STATUS)
  message(FATAL_ERROR "ended with status ${status} instead of ${STATUS}: ${said}")
endif()
