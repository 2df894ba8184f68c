# What the build makes of declarations and data: typed structs, the metadata document, and the library inside the binary.
set(PYTHON /usr/bin/python3)
set(GENERATED ${CMAKE_BINARY_DIR}/generated)
set(STEPS frame plan measure people outreach learning governance registers readiness adapt admin)

file(GLOB_RECURSE DECLARATIONS CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/entities/*.yaml)
file(GLOB_RECURSE LIBRARY_FILES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/library/*.yaml ${CMAKE_SOURCE_DIR}/library/*.json
  ${CMAKE_SOURCE_DIR}/library/*.txt)

file(GLOB ANSWER_FILES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/api/answers/*.yaml)

foreach(step ${STEPS})
  list(APPEND ENTITY_HEADERS ${GENERATED}/entities/${step}.h)
  list(APPEND ENTITY_SOURCES ${GENERATED}/entities/${step}.cpp)
endforeach()

add_custom_command(
  OUTPUT ${GENERATED}/metadata.stamp
  BYPRODUCTS ${GENERATED}/metadata.json ${ENTITY_HEADERS} ${ENTITY_SOURCES}
  COMMAND ${PYTHON} ${CMAKE_SOURCE_DIR}/tools/generate/metadata.py ${CMAKE_SOURCE_DIR}/src ${GENERATED}
  COMMAND ${CMAKE_COMMAND} -E touch ${GENERATED}/metadata.stamp
  DEPENDS ${DECLARATIONS} ${CMAKE_SOURCE_DIR}/tools/generate/metadata.py ${CMAKE_SOURCE_DIR}/tools/generate/structs.py
  COMMENT "Generating from entity declarations")

add_custom_command(
  OUTPUT ${GENERATED}/embedded.cpp
  COMMAND ${PYTHON} ${CMAKE_SOURCE_DIR}/tools/generate/embed.py ${CMAKE_SOURCE_DIR} ${GENERATED}
  DEPENDS ${GENERATED}/metadata.stamp ${LIBRARY_FILES} ${ANSWER_FILES} ${CMAKE_SOURCE_DIR}/tools/generate/embed.py
    ${CMAKE_SOURCE_DIR}/tools/generate/answers.py ${CMAKE_SOURCE_DIR}/tools/generate/blobs.py
  COMMENT "Embedding metadata and library")

add_custom_target(generated_files DEPENDS ${GENERATED}/metadata.stamp ${GENERATED}/embedded.cpp)
