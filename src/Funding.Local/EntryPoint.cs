namespace Funding.Local;

internal static class EntryPoint
{
    private static int Main() => 0;
}
