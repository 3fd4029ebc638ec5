using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Architecture.Tests.Functions;

/// <summary>
/// The genuine host tries routes in the order of function names (azure-functions-host#9876), not the most specific first
/// as ASP.NET Core does: a wide route with an early name hides those behind it.
/// </summary>
internal static class RouteOrder
{
    private static readonly DefaultInlineConstraintResolver _constraints = new(
        Options.Create(new RouteOptions()),
        new ServiceCollection().BuildServiceProvider()
    );

    /// <summary>One sentence for each function that a request for it does not reach.</summary>
    public static IEnumerable<string> Hidden(IEnumerable<MethodInfo> functions)
    {
        List<Entry> entries =
        [
            .. functions.Select(Read).OfType<Entry>().OrderBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase),
        ];
        return from entry in entries
            let first = entries.First(other =>
                other.Methods.Intersect(entry.Methods, StringComparer.OrdinalIgnoreCase).Any()
                && Matches(other, Sample(entry))
            )
            where first.Name != entry.Name
            select $"{entry.Name} ({entry.Template.TemplateText}) is hidden by {first.Name} ({first.Template.TemplateText})";
    }

    private static Entry? Read(MethodInfo function) =>
        function
            .GetParameters()
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .FirstOrDefault(trigger => trigger is not null)
            is { Route: { } route, Methods: { } methods }
            ? new Entry(FunctionRules.NameOf(function)!, TemplateParser.Parse(route), methods)
            : null;

    // A path for the function: its own words, and for each parameter something that its constraints let through.
    private static PathString Sample(Entry entry) =>
        "/"
        + string.Join(
            '/',
            entry.Template.Segments.Select(segment =>
                segment.Parts[0] switch
                {
                    { IsLiteral: true } literal => literal.Text,
                    { IsCatchAll: true } => "no/such/address",
                    { InlineConstraints: var constraints } when constraints.Any(found => found.Constraint == "guid") =>
                        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
                    { IsOptional: true } => "",
                    _ => "something",
                }
            )
        );

    private static bool Matches(Entry entry, PathString path)
    {
        var values = new RouteValueDictionary();
        return new TemplateMatcher(entry.Template, []).TryMatch(path, values)
            && entry.Template.Parameters.All(parameter =>
                parameter.InlineConstraints.All(inline =>
                    values[parameter.Name!] is null
                    || _constraints
                        .ResolveConstraint(inline.Constraint.TrimEnd('?'))!
                        .Match(null, null, parameter.Name!, values, RouteDirection.IncomingRequest)
                )
            );
    }

    private sealed record Entry(string Name, RouteTemplate Template, IReadOnlyList<string> Methods);
}
