# What `cmake --install` puts where: the header, the two libraries, the program, a pkg-config file and a
# CMake package with the targets nutgraf::nutgraf (shared) and nutgraf::nutgraf_static.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/nutgraf)
set_target_properties(nutgraf_shared PROPERTIES EXPORT_NAME nutgraf)

install(TARGETS nutgraf_shared nutgraf_static EXPORT nutgraf
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
        INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES include/nutgraf.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
if(TARGET nutgraf_cli)
    install(TARGETS nutgraf_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()

install(EXPORT nutgraf NAMESPACE nutgraf:: FILE nutgrafConfig.cmake DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/nutgrafConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/nutgrafConfigVersion.cmake DESTINATION ${package_dir})

# The prefix is told relative to the file itself, so that an installed tree can be moved.
file(RELATIVE_PATH nutgraf_pc_prefix /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
list(TRANSFORM OpenMP_C_LIB_NAMES PREPEND -l OUTPUT_VARIABLE nutgraf_pc_openmp)
list(JOIN nutgraf_pc_openmp " " nutgraf_pc_openmp)
configure_file(src/nutgraf.pc.in ${PROJECT_BINARY_DIR}/nutgraf.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/nutgraf.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
