namespace Funding.Benchmarks;

internal static class EntryPoint
{
    private static int Main() => 0;
}
