# The web app is built by Vite and put inside the binary.
file(GLOB_RECURSE WEB_FILES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/src/* ${CMAKE_SOURCE_DIR}/web/public/*)
list(APPEND WEB_FILES ${CMAKE_SOURCE_DIR}/web/index.html ${CMAKE_SOURCE_DIR}/web/package-lock.json
  ${CMAKE_SOURCE_DIR}/web/vite.config.ts ${CMAKE_SOURCE_DIR}/web/tsconfig.json)

add_custom_command(
  OUTPUT ${GENERATED}/web.cpp
  COMMAND ${CMAKE_SOURCE_DIR}/tools/web build ${CMAKE_BINARY_DIR}/web/dist
  COMMAND ${PYTHON} ${CMAKE_SOURCE_DIR}/tools/generate/web.py ${CMAKE_BINARY_DIR}/web/dist ${GENERATED}
  DEPENDS ${WEB_FILES} ${ANSWER_FILES} ${CMAKE_SOURCE_DIR}/tools/generate/answers.py ${CMAKE_SOURCE_DIR}/tools/web ${CMAKE_SOURCE_DIR}/tools/generate/web.py
    ${CMAKE_SOURCE_DIR}/tools/generate/blobs.py
  COMMENT "Building the web app")
