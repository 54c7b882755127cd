"""Names that are not free, whatever headers a program includes: what the libraries of C and POSIX declare and define, what
compilers do, and the forms of names that the libraries keep for later. What one system alone has is left to its compilers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# Those of mathematics exist for three types each.
_OF_NUMBERS = (
    "acos acosh asin asinh atan atan2 atanh cabs cacos cacosh carg casin casinh catan catanh cbrt ccos ccosh ceil cexp cimag clog "
    "conj copysign cos cosh cpow cproj creal csin csinh csqrt ctan ctanh drem erf erfc exp exp2 expm1 fabs fdim finite floor fma fmax "
    "fmin fmod frexp gamma hypot ilogb j0 j1 jn ldexp lgamma llrint llround log log10 log1p log2 logb lrint lround modf nan nearbyint "
    "nextafter nexttoward pow remainder remquo rint round scalb scalbln scalbn significand sin sinh sqrt tan tanh tgamma trunc y0 y1 "
    "yn"
).split()
_FUNCTIONS = (
    "a64l abort abs accept access acct alarm aligned_alloc alloca arc4random arc4random_buf arc4random_uniform asctime asctime_r "
    "asprintf assert at_quick_exit atexit atof atoi atol atoll basename bcmp bcopy be16toh be32toh be64toh bind brk bsearch btowc "
    "bzero c16rtomb c32rtomb call_once calloc canonicalize_file_name chdir chown chroot clearenv clearerr clearerr_unlocked clock "
    "clock_adjtime clock_getcpuclockid clock_getres clock_gettime clock_nanosleep clock_settime clone close closefrom complex confstr "
    "connect creat crypt ctermid ctime ctime_r cuserid daemon daylight difftime dirname div dprintf drand48 drand48_r dup dup2 dup3 "
    "duplocale dysize ecvt ecvt_r endusershell environ erand48 erand48_r errno execl execle execlp execv execve execvp exit exp10 "
    "exp10f exp10l explicit_bzero faccessat fchdir fchown fchownat fclose fcloseall fcntl fcvt fcvt_r fd_mask fd_set fdatasync fdopen "
    "feclearexcept fegetenv fegetexceptflag fegetround feholdexcept feof feof_unlocked feraiseexcept ferror ferror_unlocked fesetenv "
    "fesetexceptflag fesetround fetestexcept feupdateenv fexecve fflush fflush_unlocked ffs ffsl ffsll fgetc fgetc_unlocked fgetpos "
    "fgets fgets_unlocked fgetwc fgetws fileno fileno_unlocked flockfile fmemopen fopen fopencookie fork fpathconf fpclassify fprintf "
    "fputc fputc_unlocked fputs fputs_unlocked fputwc fputws fread fread_unlocked free freelocale freopen fscanf fseek fseeko fsetpos "
    "fsync ftell ftello ftruncate ftrylockfile funlockfile fwide fwprintf fwrite fwrite_unlocked fwscanf gcvt getc getc_unlocked "
    "getchar getchar_unlocked getcpu getcwd getdate getdate_err getdate_r getdelim getdomainname getdtablesize getegid getentropy "
    "getenv geteuid getgid getgroups gethostid gethostname getline getloadavg getlogin getlogin_r getopt getpagesize getpass getpgid "
    "getpgrp getpid getppid getpt getsid getsubopt gettid getuid getusershell getw getwc getwchar getwd gmtime gmtime_r grantpt "
    "gsignal htobe16 htobe32 htobe64 htole16 htole32 htole64 imaxabs imaxdiv index initstate initstate_r jmp_buf jrand48 jrand48_r "
    "kill kill_dependency killpg l64a labs lchown lcong48 lcong48_r ldiv le16toh le32toh le64toh lgamma_r lgammaf_r lgammal_r link "
    "linkat listen llabs lldiv localeconv localtime localtime_r lockf longjmp lrand48 lrand48_r lseek madvise main malloc "
    "math_errhandling mblen mbrlen mbrtoc16 mbrtoc32 mbrtowc mbsinit mbsnrtowcs mbsrtowcs mbstowcs mbtowc mincore mkdtemp mkostemp "
    "mkostemps mkstemp mkstemps mktemp mktime mlock mlockall mmap mprotect mrand48 mrand48_r msync munlock munlockall munmap "
    "nanosleep newlocale nice noreturn nrand48 nrand48_r offsetof on_exit once_flag open open_memstream open_wmemstream openat optarg "
    "opterr optind optopt pathconf pause pclose perror pipe pipe2 poll popen pread printf profil pselect psiginfo psignal ptsname "
    "ptsname_r putc putc_unlocked putchar putchar_unlocked putenv puts putw putwc putwchar pwrite qecvt qecvt_r qfcvt qfcvt_r qgcvt "
    "qsort qsort_r quick_exit raise rand rand_r random random_r rawmemchr read readlink readlinkat realloc reallocarray realpath recv "
    "remove rename renameat renameat2 revoke rewind rindex rmdir rpmatch sbrk scanf sched_get_priority_max sched_get_priority_min "
    "sched_getaffinity sched_getcpu sched_getparam sched_getscheduler sched_priority sched_rr_get_interval sched_setaffinity "
    "sched_setparam sched_setscheduler sched_yield secure_getenv seed48 seed48_r select send setbuf setbuffer setdomainname setegid "
    "setenv seteuid setgid sethostid sethostname setjmp setlinebuf setlocale setlogin setns setpgid setpgrp setregid setreuid setsid "
    "setstate setstate_r setuid setusershell setvbuf shm_open shm_unlink shutdown sigaction sigaddset sigaltstack sigblock sigdelset "
    "sigemptyset sigev_notify_attributes sigev_notify_function sigfillset siggetmask siginterrupt sigismember sigjmp_buf siglongjmp "
    "sigmask signal signbit signgam sigpending sigprocmask sigqueue sigreturn sigsetjmp sigsetmask sigstack sigsuspend sigtimedwait "
    "sigwait sigwaitinfo sincos sincosf sincosl sleep snprintf socket sprintf srand srand48 srand48_r srandom srandom_r sscanf "
    "ssignal st_atime st_ctime st_mtime stderr stdin stdout stpcpy stpncpy swab swprintf swscanf symlink symlinkat sync syscall "
    "sysconf system tcgetpgrp tcsetpgrp tempnam time timegm timelocal timer_create timer_delete timer_getoverrun timer_gettime "
    "timer_settime timespec_get timespec_getres timezone tmpfile tmpnam tmpnam_r truncate ttyname ttyname_r ttyslot tzname tzset "
    "u_char u_int u_long u_short ualarm uint ulong ungetc ungetwc unlink unlinkat unlockpt unsetenv unshare uselocale ushort usleep "
    "va_arg va_copy va_end va_list va_start valloc vasprintf vdprintf vfork vfprintf vfscanf vfwprintf vfwscanf vhangup vprintf "
    "vscanf vsnprintf vsprintf vsscanf vswprintf vswscanf vwprintf vwscanf wcpcpy wcpncpy wcrtomb wctob wctomb wctrans wctrans_l "
    "wctype wctype_l wmemchr wmemcmp wmemcpy wmemmove wmemset wprintf write wscanf"
).split()
# Of memory, strings and characters; some exist for a locale too.
_OF_TEXT = (
    "isalnum isalpha isascii isastream isatty isblank iscntrl isdigit isfinite isgraph isgreater isgreaterequal isinf isless "
    "islessequal islessgreater islower isnan isnormal isprint ispunct isspace isunordered isupper iswalnum iswalpha iswblank "
    "iswcntrl iswctype iswdigit iswgraph iswlower iswprint iswpunct iswspace iswupper iswxdigit isxdigit memalign memccpy "
    "memchr memcmp memcpy memfrob memmem memmove mempcpy memrchr memset strcasecmp strcasestr strcat strchr strchrnul strcmp "
    "strcoll strcoll_l strcpy strcspn strdup strerror strerror_l strerror_r strfmon strfmon_l strfry strftime strftime_l "
    "strlcat strlcpy strlen strncasecmp strncat strncmp strncpy strndup strnlen strpbrk strptime strrchr strsep strsignal "
    "strspn strstr strtod strtof strtoimax strtok strtok_r strtol strtold strtoll strtoul strtoull strtoumax strverscmp "
    "strxfrm strxfrm_l toascii tolower toupper towctrans towlower towupper wcscasecmp wcscat wcschr wcscmp wcscoll wcscpy "
    "wcscspn wcsdup wcsftime wcslen wcsncasecmp wcsncat wcsncmp wcsncpy wcsnlen wcsnrtombs wcspbrk wcsrchr wcsrtombs wcsspn "
    "wcsstr wcstod wcstof wcstoimax wcstok wcstol wcstold wcstoll wcstombs wcstoul wcstoull wcstoumax wcswidth wcsxfrm "
    "wcwidth"
).split()
# Of files, processes, sockets and other systems' things that only POSIX has.
_OF_POSIX = (
    "aio_cancel aio_error aio_fsync aio_read aio_return aio_suspend aio_write alphasort bind_textdomain_codeset "
    "bindtextdomain catclose catgets catopen cfgetispeed cfgetospeed cfsetispeed cfsetospeed chmod closedir closelog "
    "dcgettext dcngettext dgettext dirfd dlclose dlerror dlopen dlsym dngettext endgrent endhostent endnetent endprotoent "
    "endpwent endservent endutxent fchmod fchmodat fdopendir freeaddrinfo fstat fstatat fstatvfs ftok futimens gai_strerror "
    "getaddrinfo getgrent getgrgid getgrgid_r getgrnam getgrnam_r gethostbyaddr gethostbyname gethostent getitimer "
    "getnameinfo getnetbyaddr getnetbyname getnetent getpeername getpriority getprotobyname getprotobynumber getprotoent "
    "getpwent getpwnam getpwnam_r getpwuid getpwuid_r getrlimit getrusage getservbyname getservbyport getservent getsockname "
    "getsockopt gettext gettimeofday getutxent getutxid getutxline globfree hcreate hdestroy hsearch htonl htons iconv_close "
    "iconv_open if_freenameindex if_indextoname if_nameindex if_nametoindex inet_addr inet_lnaof inet_makeaddr inet_netof "
    "inet_network inet_ntoa inet_ntop inet_pton insque lfind lio_listio lsearch lstat mkdir mkdirat mkfifo mkfifoat mknod "
    "mknodat mq_close mq_getattr mq_notify mq_open mq_receive mq_send mq_setattr mq_timedreceive mq_timedsend mq_unlink "
    "msgctl msgget msgrcv msgsnd nftw ngettext nl_langinfo nl_langinfo_l ntohl ntohs opendir openlog pututxline readdir "
    "readdir_r readv recvfrom recvmsg regcomp regerror regexec regfree remque rewinddir scandir seekdir sem_close sem_destroy "
    "sem_getvalue sem_init sem_open sem_post sem_timedwait sem_trywait sem_unlink sem_wait semctl semget semop sendmsg sendto "
    "setgrent sethostent setitimer setlogmask setnetent setpriority setprotoent setpwent setrlimit setservent setsockopt "
    "setutxent shmat shmctl shmdt shmget sighold sigignore sigpause sigrelse sigset sockatmark socketpair stat statvfs "
    "tcdrain tcflow tcflush tcgetattr tcgetsid tcsendbreak tcsetattr tdelete telldir textdomain tfind times tsearch twalk "
    "umask uname utimensat utimes wait waitid waitpid wcswcs wordfree writev"
).split()
_MACROS = (
    "AIO_PRIO_DELTA_MAX BC_BASE_MAX BC_DIM_MAX BC_SCALE_MAX BC_STRING_MAX BIG_ENDIAN BOOL_MAX BOOL_WIDTH BUFSIZ BYTE_ORDER "
    "CHARCLASS_NAME_MAX CHAR_BIT CHAR_MAX CHAR_MIN CHAR_WIDTH CLOCKS_PER_SEC CMPLX CMPLXF CMPLXL COLL_WEIGHTS_MAX CSIGNAL "
    "DELAYTIMER_MAX EOF EXIT_FAILURE EXIT_SUCCESS EXPR_NEST_MAX FAPPEND FASYNC FFSYNC FILE FILENAME_MAX FNDELAY FNONBLOCK FOPEN_MAX "
    "F_OK HOST_NAME_MAX HUGE_VAL HUGE_VALF "
    "HUGE_VALL I INFINITY IOV_MAX LINE_MAX LITTLE_ENDIAN LLONG_MAX LLONG_MIN LLONG_WIDTH LOGIN_NAME_MAX LONG_BIT LONG_LONG_MAX "
    "LONG_LONG_MIN LONG_MAX LONG_MIN LONG_WIDTH L_ctermid L_cuserid L_tmpnam MAX_CANON MAX_INPUT MB_CUR_MAX MB_LEN_MAX MINSIGSTKSZ "
    "MQ_PRIO_MAX NAME_MAX NAN NFDBITS NGREG NGROUPS_MAX NL_ARGMAX NL_LANGMAX NL_MSGMAX NL_NMAX NL_SETMAX NL_TEXTMAX NSIG NULL NZERO "
    "ONCE_FLAG_INIT PATH_MAX PDP_ENDIAN PIPE_BUF PTRDIFF_MAX PTRDIFF_MIN PTRDIFF_WIDTH P_tmpdir RAND_MAX RE_DUP_MAX RTSIG_MAX R_OK "
    "SCHAR_MAX SCHAR_MIN SCHAR_WIDTH SEM_VALUE_MAX SHRT_MAX SHRT_MIN SHRT_WIDTH SIZE_MAX SIZE_WIDTH SSIZE_MAX STDERR_FILENO "
    "STDIN_FILENO STDOUT_FILENO TMP_MAX TSS_DTOR_ITERATIONS TTY_NAME_MAX UCHAR_MAX UCHAR_WIDTH ULLONG_MAX ULLONG_WIDTH ULONG_LONG_MAX "
    "ULONG_MAX ULONG_WIDTH USHRT_MAX USHRT_WIDTH WCHAR_MAX WCHAR_MIN WCHAR_WIDTH WCONTINUED WEOF WEXITED WEXITSTATUS WIFCONTINUED "
    "WIFEXITED WIFSIGNALED WIFSTOPPED WINT_MAX WINT_MIN WINT_WIDTH WNOHANG WNOWAIT WORD_BIT WSTOPPED WSTOPSIG WTERMSIG WUNTRACED W_OK "
    "XATTR_LIST_MAX XATTR_NAME_MAX XATTR_SIZE_MAX X_OK"
).split()
# Numbers of errors.
_ERRORS = (
    "E2BIG EACCES EADDRINUSE EADDRNOTAVAIL EADV EAFNOSUPPORT EAGAIN EALREADY EBADE EBADF EBADFD EBADMSG EBADR EBADRQC EBADSLT "
    "EBFONT EBUSY ECANCELED ECHILD ECHRNG ECOMM ECONNABORTED ECONNREFUSED ECONNRESET EDEADLK EDEADLOCK EDESTADDRREQ EDOM EDOTDOT "
    "EDQUOT EEXIST EFAULT EFBIG EHOSTDOWN EHOSTUNREACH EHWPOISON EIDRM EILSEQ EINPROGRESS EINTR EINVAL EIO EISCONN EISDIR EISNAM "
    "EKEYEXPIRED EKEYREJECTED EKEYREVOKED EL2HLT EL2NSYNC EL3HLT EL3RST ELIBACC ELIBBAD ELIBEXEC ELIBMAX ELIBSCN ELNRNG ELOOP "
    "EMEDIUMTYPE EMFILE EMLINK EMSGSIZE EMULTIHOP ENAMETOOLONG ENAVAIL ENETDOWN ENETRESET ENETUNREACH ENFILE ENOANO ENOBUFS "
    "ENOCSI ENODATA ENODEV ENOENT ENOEXEC ENOKEY ENOLCK ENOLINK ENOMEDIUM ENOMEM ENOMSG ENONET ENOPKG ENOPROTOOPT ENOSPC ENOSR "
    "ENOSTR ENOSYS ENOTBLK ENOTCONN ENOTDIR ENOTEMPTY ENOTNAM ENOTRECOVERABLE ENOTSOCK ENOTSUP ENOTTY ENOTUNIQ ENXIO EOPNOTSUPP "
    "EOVERFLOW EOWNERDEAD EPERM EPFNOSUPPORT EPIPE EPROTO EPROTONOSUPPORT EPROTOTYPE ERANGE EREMCHG EREMOTE EREMOTEIO ERESTART "
    "ERFKILL EROFS ESHUTDOWN ESOCKTNOSUPPORT ESPIPE ESRCH ESRMNT ESTALE ESTRPIPE ETIME ETIMEDOUT ETOOMANYREFS ETXTBSY EUCLEAN "
    "EUNATCH EUSERS EWOULDBLOCK EXDEV EXFULL"
).split()
# Defined by compilers that are not told to keep to a standard, on some machine or other.
_PREDEFINED = "linux unix i386 mips sparc sun vax".split()

LIBRARY_NAMES = frozenset(
    (*_FUNCTIONS, *_OF_POSIX, *_OF_TEXT, *(f"{name}_l" for name in _OF_TEXT), *_MACROS, *_ERRORS, *_PREDEFINED, *(f"{name}{number}" for name in _OF_NUMBERS for number in ("", "f", "l")))
)
# Headers without their `.h`: of C, of POSIX, and what libraries include in these. One that is emitted under such a name would be
# found in place of the library's.
HEADERS = frozenset(
    "assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal stdalign stdarg stdatomic stdbit stdbool "
    "stdckdint stddef stdint stdio stdlib stdnoreturn string tgmath threads time uchar wchar wctype "
    "aio cpio devctl dirent dlfcn endian fcntl fmtmsg fnmatch ftw glob grp iconv langinfo libgen libintl monetary mqueue ndbm netdb "
    "nl_types poll pthread pwd regex sched search semaphore spawn strings stropts syslog tar termios trace ulimit unistd utime utmpx "
    "wordexp alloca features".split()
)
# The runtime's, where they begin as the default names of a kind do.
RUNTIME_NAMES = frozenset("typed_pool_upstream typed_pool_begins typed_pool_resets typed_pool_ends".split())

# How a reserved name begins, and whose it is; C11 7.31 and 7.20, POSIX 2.2.2. What C keeps for functions that a later library may
# have (`token`, `string`, `memory`, `issue`) and for numbers of errors (`EVENT`) is not refused: half of all programs have such.
FORMS: Mapping[re.Pattern[str], str] = {
    re.compile(r"(atomic|cnd|mtx|thrd|tss)_[a-z]"): "C reserves for atomics and threads",
    re.compile(r"(ATOMIC|DBL|FE|FLT|FP|LC|LDBL|TIME)_[A-Z]|SIG[A-Z_]|(PRI|SCN)[a-zX]|U?INT(?=\w*_(MAX|MIN|WIDTH|C)$)"): "C reserves for macros of its library",
    re.compile(r"pthread|PTHREAD|posix_|POSIX_|(CLOCK|FD|SCHED|SEEK|TIMER)_[A-Z]"): "POSIX reserves",
}
