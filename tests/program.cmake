# Tests of the whole: the house itself, the library as a program sees it, the program as a person does.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(tests ${CMAKE_CURRENT_SOURCE_DIR})

add_test(NAME house COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/scripts/check-house)
add_test(NAME check_house COMMAND ${Python3_EXECUTABLE} ${tests}/check_house_test.py)

if(TARGET nutgraf_static AND EXISTS ${tests}/stress.c)
    add_executable(stress stress.c)
    target_link_libraries(stress PRIVATE house nutgraf_static)
    add_test(NAME stress COMMAND stress)
endif()

# Installed into a folder of its own, and used from there: pkg-config, CMake package, C++.
if(TARGET nutgraf_shared)
    set(flags)
    if(NUTGRAF_SANITIZE)
        set(flags -fsanitize=${NUTGRAF_SANITIZE})
    endif()
    add_test(NAME install COMMAND ${Python3_EXECUTABLE} ${tests}/install/run.py
             ${PROJECT_BINARY_DIR} ${CMAKE_C_COMPILER} ${PROJECT_VERSION} ${flags})
endif()

# The program: its records held to their contract, and hostile input.
if(TARGET nutgraf_cli)
    set(program_environment ASAN_OPTIONS=detect_leaks=1)
    if(NUTGRAF_SANITIZE)
        list(APPEND program_environment NUTGRAF_SANITIZED=1)
    endif()
    foreach(test golden terminal output_test hostile model_test eval_oracle layouts_test)
        add_test(NAME ${test} COMMAND ${Python3_EXECUTABLE} ${tests}/${test}.py $<TARGET_FILE:nutgraf_cli>)
        set_tests_properties(${test} PROPERTIES ENVIRONMENT "${program_environment}")
    endforeach()
    add_test(NAME train_test COMMAND ${Python3_EXECUTABLE} ${tests}/train_test.py $<TARGET_FILE:nutgraf_cli>)
    set_tests_properties(train_test PROPERTIES ENVIRONMENT "${program_environment}" SKIP_RETURN_CODE 77)
endif()
