/* Starts the program in Python without python.exe, so that the task manager, the taskbar and "Open with" show its own
 * name and icon. Built twice: hrbc-desktop.exe has no console; hrbc-desktop.com is for one, and cmd and PowerShell take
 * it first when somebody types hrbc-desktop.
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define PARTS L"hrbc-desktop\\"
#define WORKER L"--multiprocessing-fork"

typedef int (*PyMain)(int, wchar_t **);

static int cannot_start(const wchar_t *part)
{
    wchar_t text[MAX_PATH + 200];
    _snwprintf(text, sizeof text / sizeof *text - 1,
               L"A part of the program is missing or damaged: %ls\n\n"
               L"Your worksheets are safe. Install the program again.", part);
    text[sizeof text / sizeof *text - 1] = 0;
#ifdef CONSOLE
    fwprintf(stderr, L"%ls\n", text);
#else
    MessageBoxW(NULL, text, L"Treatment worksheet", MB_OK | MB_ICONERROR);
#endif
    return 2;
}

/* From the program's own folder by its full path, and never from the folder that somebody works in. */
static HMODULE load(const wchar_t *folder, const wchar_t *name)
{
    wchar_t path[MAX_PATH * 2];
    _snwprintf(path, sizeof path / sizeof *path - 1, L"%ls%ls", folder, name);
    path[sizeof path / sizeof *path - 1] = 0;
    return LoadLibraryExW(path, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
}

/* A worker that opens one PDF is started by Python itself, with Python's own arguments. */
static int is_worker(int argc, wchar_t **argv)
{
    for (int at = 1; at < argc; at++)
        if (!wcscmp(argv[at], WORKER))
            return 1;
    return 0;
}

static int start(int argc, wchar_t **argv)
{
    static const wchar_t *const parts[] = {L"vcruntime140.dll", L"vcruntime140_1.dll", L"python3.dll"};
    wchar_t folder[MAX_PATH * 2];
    DWORD length = GetModuleFileNameW(NULL, folder, MAX_PATH);
    wchar_t *end = wcsrchr(folder, L'\\');
    if (!length || length == MAX_PATH || !end)
        return cannot_start(L"the path of its folder is too long");
    wcscpy(end + 1, PARTS);
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32 | LOAD_LIBRARY_SEARCH_USER_DIRS);
    AddDllDirectory(folder);
    for (size_t at = 0; at < sizeof parts / sizeof *parts; at++)
        if (!load(folder, parts[at]))
            return cannot_start(parts[at]);
    HMODULE python = load(folder, L"python313.dll");
    PyMain run = python ? (PyMain)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!run)
        return cannot_start(L"python313.dll");
    if (is_worker(argc, argv))
        return run(argc, argv);
    wchar_t **given = calloc((size_t)argc + 4, sizeof *given);
    if (!given)
        return cannot_start(L"memory");
    int count = 0;
    given[count++] = argv[0];
    given[count++] = L"-B"; /* everything is compiled already, and the folder is not the person's to write in */
    given[count++] = L"-m";
    given[count++] = L"hrbc_desktop";
    for (int at = 1; at < argc; at++)
        given[count++] = argv[at];
    return run(count, given);
}

#ifdef CONSOLE
int wmain(int argc, wchar_t **argv) { return start(argc, argv); }
#else
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, wchar_t *line, int show)
{
    (void)instance, (void)before, (void)line, (void)show;
    return start(__argc, __wargv);
}
#endif
