using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http;

/// <summary>The addresses of the API, read from its own functions: to tell a wrong method from a wrong address.</summary>
internal static class RouteCatalogue
{
    private static readonly IReadOnlyList<Entry> _entries = [.. Read(typeof(RouteCatalogue).Assembly)];

    /// <summary>The methods that the address accepts, in order; none when there is no such address.</summary>
    public static IReadOnlyList<string> MethodsAt(PathString path) =>
        [
            .. _entries
                .Where(entry => entry.Route.TryMatch(path, []))
                .SelectMany(entry => entry.Methods)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<Entry> Read(Assembly assembly) =>
        from type in assembly.GetExportedTypes()
        from method in type.GetMethods()
        where method.IsDefined(typeof(FunctionAttribute))
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is { Route: not null, Methods: not null }
        where trigger.Route!.StartsWith("api/", StringComparison.Ordinal)
        where !trigger.Route!.Contains("{*", StringComparison.Ordinal)
        select new Entry(
            new TemplateMatcher(TemplateParser.Parse(trigger.Route!), []),
            [.. trigger.Methods!.Select(name => name.ToUpperInvariant())]
        );

    private sealed record Entry(TemplateMatcher Route, IReadOnlyList<string> Methods);
}
